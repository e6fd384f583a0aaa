"""Numbers and lists that the parser finds no clause in → frames."""
