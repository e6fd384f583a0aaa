"""The versions of the store's tables, in order. Released ones are never edited."""
