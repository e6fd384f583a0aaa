"""Kept bytes become text: title, body, what the document says of itself, a map back to the bytes.

In: a Report and the id of its evidence. Out: a Text, or a ReadError. Touches nothing: pure.
"""

from marsad.read.readers import text

__all__ = ["text"]
