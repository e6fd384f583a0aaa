from databases import place, server

__all__ = ["place", "server"]
