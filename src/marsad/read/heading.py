"""What a plain text says of itself at its top: header lines, front matter, a title line.

In: a text with ``\\n`` line ends. Out: the stated fields, and where the title and the body stand.
Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml

TITLE_LIMIT = 200  # characters; by our convention a longer first line is a paragraph

_FIELDS = {
    "title": "title", "headline": "title", "date": "published", "published": "published",
    "publication date": "published", "outlet": "outlet", "publisher": "outlet",
    "language": "language", "lang": "language", "url": "url", "author": "author",
}  # fmt: skip
_LINE = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):[ \t]*(.*)")
_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_BLANK = re.compile(r"[ \t]*(?:\n|$)")
_SENTENCE_END = (".", "。", "۔", ":", "…", '."', ".”", ".'", ".’", ".)", ",", ";")


@dataclass(frozen=True, slots=True)
class Heading:
    """``stated`` are header fields; ``title`` the slice that is the title line, if there is one;
    the body starts at ``body``. Offsets into the given text."""

    stated: Mapping[str, str]
    title: tuple[int, int] | None
    body: int


def heading(text: str, markdown: bool) -> Heading:
    """The top of a text. A field that is stated twice counts as first stated.

    Header lines (``Date: 2024-06-13``) stand at the very top, each with a name that is known, and
    end with a blank line; YAML front matter stands between lines of ``---``. After them, or at the
    top, the first line is the title if it is short, a blank line follows, something follows that,
    and it does not end like a sentence. In Markdown a first line ``# …`` is the title.
    """
    stated, start = _front_matter(text) or _header_lines(text) or ({}, 0)
    start = _skip_blank(text, start)
    if "title" in stated:
        return Heading(MappingProxyType(stated), None, start)
    title = _title(text, start, markdown)
    body = start if title is None else _skip_blank(text, _line_end(text, title[1]))
    return Heading(MappingProxyType(stated), title, body)


def _front_matter(text: str) -> tuple[dict[str, str], int] | None:
    match = _FRONT.match(text)
    if match is None:
        return None
    try:
        # BaseLoader leaves every value the text that stands there: no dates, no numbers, no objects
        content = yaml.load(match[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None  # two rules and what stands between them: all of it is body
    if not isinstance(content, dict):
        return None
    return _known(content.items()), match.end()


def _header_lines(text: str) -> tuple[dict[str, str], int] | None:
    pairs, at = [], 0
    while at < len(text) and not _BLANK.match(text, at):
        end = _line_end(text, at)
        match = _LINE.fullmatch(text[at:end].rstrip())
        if match is None or match[1].lower() not in _FIELDS:
            return None
        pairs.append((match[1], match[2]))
        at = end + 1
    return (_known(pairs), at) if pairs else None


def _known(pairs: Iterable[tuple[object, object]]) -> dict[str, str]:
    stated: dict[str, str] = {}
    for name, value in pairs:
        field = _FIELDS.get(str(name).strip().lower())
        if field is not None and isinstance(value, str) and value.strip():
            stated.setdefault(field, value.strip())
    return stated


def _title(text: str, start: int, markdown: bool) -> tuple[int, int] | None:
    end = _line_end(text, start)
    first, last = start, start + len(text[start:end].rstrip())
    marked = markdown and re.match(r"#{1,6}[ \t]+(?=\S)", text[first:last])
    if marked:
        first += marked.end()
        last = first + len(text[first:last].rstrip("# \t"))
    line = text[first:last]
    alone = bool(_BLANK.match(text, end + 1)) or bool(marked)
    if not alone or not text[end:].strip() or not any(map(str.isalpha, line)):
        return None
    if len(line) > TITLE_LIMIT or (line.endswith(_SENTENCE_END) and not marked):
        return None
    return first, last


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _skip_blank(text: str, at: int) -> int:
    """The start of the first line from ``at`` that is not blank."""
    while at < len(text) and (match := _BLANK.match(text, at)) and match.end() > at:
        at = match.end()
    return at
