"""Text to tokens: words, numerals and marks with their offsets.

In: any text. Out: tokens in order, each with a key that patterns name: the lower-case word, the
mark itself, or the shape of a numeral such as ``<int>``. Touches nothing. Linear in the length of
the text: no expression here can match the same characters in two ways.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from marsad.lexicon import load


class Token(NamedTuple):
    """``text[start:end]``. ``key`` is what patterns see, ``value`` the number it writes, if any."""

    start: int
    end: int
    key: str
    value: int | Fraction | None = None
    capital: bool = False


# Longer numerals are identifiers or noise; Python also refuses to read very long ones.
MAX_DIGITS = 15
FIRST_YEAR, LAST_YEAR = 1800, 2100

_TOKEN = re.compile(
    r"([AaPp]\.[Mm]\b\.?"
    r"|[^\W\d_][^\W_]*"
    r"|\d{4}-\d\d-\d\d(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?"
    r"|\d+(?:[.,:/\u00a0\u2009\u202f\u066b\u066c]\d+)*[^\W_]*"
    r"|['’]s\b"
    r"|[^\w\s]|_"
    r"|\n[^\S\n]*\n\s*)"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})\.[0-9]{1,15}")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ap]m|z)?|[0-9]{1,2}[ap]m")
_SLASHED = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}(?:\1(?:[0-9]{4}|[0-9]{2}))?")
_SUFFIXED = re.compile(r"([0-9][0-9.,]*)([a-z]+)")
_SIGNS = str.maketrans({"٬": ",", "٫": ".", "\u00a0": ",", "\u2009": ",", "\u202f": ","})
_DASHES = frozenset("-‐‑‒–—−")


def tokens(text: str) -> list[Token]:
    """The tokens of ``text``. Dashes get the key ``-`` between two characters, ``--`` elsewhere."""
    abbreviations = _lists()[0]
    found: list[Token] = []
    append, new = found.append, tuple.__new__  # half the time of Token(...), in the hottest loop
    done = end = 0
    pieces = _TOKEN.split(text)  # gap, token, gap, …: a third of the time of matches
    for gap, raw in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        end = start + len(raw)
        if raw.isalpha() or _is_word(raw):
            key = raw.lower()
            if key in abbreviations and text[end : end + 1] == ".":
                done = end + 1
                append(new(Token, (start, done, key, None, raw != key)))
            else:
                append(new(Token, (start, end, key, None, raw != key)))
        elif raw[0].isdecimal():
            key, value = ("<iso>", None) if "-" in raw else numeral(raw)
            append(new(Token, (start, end, key, value, False)))
        elif raw[0] == "\n" or len(raw) > 1:
            append(Token(start, end, _other(raw)))
        elif start >= done:
            key = _dash(text, start) if raw in _DASHES else raw
            append(new(Token, (start, end, key, None, False)))
    return found


def _is_word(raw: str) -> bool:
    """ "A4", "½": begins like a word, and is no "p.m."."""
    return raw[0].isalnum() and not raw[0].isdecimal() and raw[1:2] != "."


def _other(raw: str) -> str:
    """The key of a blank line, of "p.m." and of a possessive."""
    if raw[0] == "\n":
        return "<break>"
    return raw.lower().replace(".", "") if raw[0].isalpha() else "'s"


def numeral(raw: str) -> tuple[str, int | Fraction | None]:
    """The shape and the value of a numeral written in digits of any script.

    ``<int>`` whole, ``<year>`` four plain digits of 1800–2100, ``<decimal>``, ``<clock>``,
    ``<slash>`` 05/06/2015 or 9/11, ``<ord>`` 12th, ``<decade>`` 1990s, ``<metre>`` 3m,
    ``<length>`` 30km, ``<bore>`` 122mm, ``<weight>`` 5kg, ``<code>`` anything else.
    """
    text = raw.lower() if raw.isascii() else _ascii(raw)
    if text.isdecimal():
        return _whole(text)
    if _GROUPED.fullmatch(text) and len(text) <= MAX_DIGITS + 5:
        return "<int>", int(text.replace(",", ""))
    if _CLOCK.fullmatch(text):
        return "<clock>", None
    slashed = _SLASHED.fullmatch(text)
    if slashed and (slashed[1] == "/" or text.count(".") == 2):
        return "<slash>", None
    if _DECIMAL.fullmatch(text):
        return "<decimal>", Fraction(text.replace(",", ""))
    suffixed = _SUFFIXED.fullmatch(text)
    return _suffixed(suffixed[1], suffixed[2]) if suffixed else ("<code>", None)


def _whole(text: str) -> tuple[str, int | None]:
    if len(text) > MAX_DIGITS:
        return "<code>", None
    value = int(text)
    if len(text) > 1 and text[0] == "0":
        return "<led>", value
    if len(text) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        return "<year>", value
    return "<int>", value


def _suffixed(digits: str, suffix: str) -> tuple[str, int | Fraction | None]:
    shape, value = numeral(digits)
    if value is None:
        return "<code>", None
    suffixes = _lists()[1]
    if suffix not in suffixes:
        return "<code>", None
    kind, factor = suffixes[suffix]
    if kind in ("<ord>", "<decade>") and shape not in ("<int>", "<year>"):
        return "<code>", None
    product = value * factor
    if product == int(product):
        return kind, int(product)
    return "<decimal>" if kind == "<int>" else kind, product


@cache
def _lists() -> tuple[frozenset[str], dict[str, tuple[str, int]]]:
    words = load("en", "numbers")
    suffixes = {
        name: (str(kind), int(factor)) for name, (kind, factor) in words["suffixes"].items()
    }
    return frozenset(words["abbreviations"].split()), suffixes


def _ascii(raw: str) -> str:
    """Digits of any script as 0–9, separators as ``,`` and ``.``."""
    plain = raw.translate(_SIGNS)
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain
    ).lower()


def _dash(text: str, at: int) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    tight = bool(before) and bool(after) and not before.isspace() and not after.isspace()
    return "-" if tight else "--"
