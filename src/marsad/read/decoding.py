"""Bytes become characters, whole or not at all.

In: bytes and the encoding that is stated for them, if any. Out: a string, or a ReadError. Touches
nothing.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

import charset_normalizer

from marsad.errors import ReadError

_MARKS = (  # byte order marks, the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What reports came in before UTF-8, Arabic and Cyrillic among it. The earlier wins a tie: Turkish
# cp1254 is cp1252 but for six letters that only Icelandic uses otherwise, and French and Spanish
# fit Central European cp1250 by every measure.
LEGACY = (
    "cp1254", "cp1252", "cp1256", "cp1251", "koi8_u", "cp1250", "cp1253", "cp1255", "iso8859_6",
    "iso8859_5", "cp866", "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
# Of 1,000 characters of a text at most this many are control characters (page feeds, stray marks
# of word processors); compressed data and programs hold about 120 even without zero bytes.
CONTROL_LIMIT = 5
# A text of 20 whole characters beyond ASCII for each broken one is UTF-8 that was damaged; text in
# another encoding read as UTF-8 has it the other way round.
WHOLE_PER_BROKEN = 20
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")
# What is meant where these are declared (WHATWG Encoding Standard, 4.2).
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030",
}  # fmt: skip
_FORMS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or a Word document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_NEXT_BINARY = "give the file the ending of its true kind, or convert it to text"


def characters(data: bytes, about: str, declared: str | None = None) -> str:
    """The text in ``data``: by byte order mark, as UTF-8, as ``declared``, else by its look.

    UTF-8 with a stray byte among its characters shows U+FFFD there, as browsers do. Bytes that fit
    no encoding, and binary data, are a ReadError.
    """
    for magic, form in _FORMS:
        if data.startswith(magic):
            raise ReadError(about, f"is not text but {form}", _NEXT_BINARY)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            candidates: Iterable[str | None] = (_strictly(data, encoding),)
            break
    else:
        if b"\x00" in data:
            raise ReadError(about, "is binary, not text (it holds zero bytes)", _NEXT_BINARY)
        candidates = _candidates(data, declared)
    for decoded in candidates:
        if decoded is not None and _is_text(decoded):
            return decoded
    raise ReadError(about, "is binary, or in an encoding that is not known", _NEXT_BINARY)


def _candidates(data: bytes, declared: str | None) -> Iterator[str | None]:
    """The readings of ``data``, the surest first. UTF-8 goes before what is declared: text in
    another encoding is hardly ever valid UTF-8, and declarations are often wrong."""
    yield _strictly(data, "utf-8")
    yield _nearly_utf8(data)
    yield _strictly(data, declared)
    yield _by_look(data)


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
        decoded = data.decode(_MEANT.get(name, name))
    except (UnicodeError, LookupError, ValueError):  # LookupError: no such encoding
        return None
    return decoded if isinstance(decoded, str) else None


def _nearly_utf8(data: bytes) -> str | None:
    decoded = data.decode("utf-8", "replace")
    broken = decoded.count("\ufffd")
    whole = sum(character > "\x7f" for character in decoded) - broken
    return decoded if whole >= WHOLE_PER_BROKEN * broken else None


def _by_look(data: bytes) -> str | None:
    """The legacy encoding that charset-normalizer finds the least messy and the most like a
    language; the order of ``LEGACY`` decides between equals."""
    matches = list(charset_normalizer.from_bytes(data, cp_isolation=list(LEGACY)))
    if not matches:
        return None
    best = min(
        matches,
        key=lambda match: (match.chaos, -match.coherence, LEGACY.index(match.encoding)),
    )
    return _strictly(data, best.encoding)


def _is_text(decoded: str) -> bool:
    controls = sum(
        (character < " " or "\x7f" <= character < "\xa0") and character not in _ALLOWED_CONTROLS
        for character in decoded
    )
    return "\x00" not in decoded and controls * 1000 <= CONTROL_LIMIT * len(decoded)
