"""Text → sentences, by rules, before anything is parsed.

In: a string. Out: character spans of its sentences, in order, trimmed of white space.
Touches nothing. Linear in the length of the string.

The gate needs sentences before the parser runs (most sentences are never parsed), so the parser's
own sentence boundaries come too late. News prose is regular enough for rules: terminal
punctuation, closing quotes, a following capital, and a list of abbreviations.
"""

from __future__ import annotations

import re
from functools import cache

from marsad import lexicon
from marsad.extract.text.paragraphs import BREAK, DOTS

# Longer "sentences" are lists, tables or hostile input; they are cut at white space so that the
# parser's cost stays bounded. 1,200 characters is about 200 words, 4 times the longest sentence
# that we saw in news prose.
LONGEST = 1200
# A line shorter than this that does not end like a sentence is a line of its own (a by-line, a
# caption); a longer one was wrapped by a mail program or a wire and goes on in the next line.
WRAPPED_LINE = 55

_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s)|\n[ \t]*\n\s*|\n")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“”‘’']{1,12}$")
_WORD = re.compile(r"[^\S\n]*([^\W\d_]{1,12})\b")
_OPENS = {"]": "["}
_INITIAL = re.compile(r"^[A-Z]$")
_STARTS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ\u0400-\u042f\u0600-\u06ff$£€]")


def split(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences of ``text``; blank lines always end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            _add(text, start, match.end(), spans)
            start = match.end()
    _add(text, start, len(text), spans)
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    token = match.group()
    if token.startswith("\n"):
        if token.count("\n") > 1 or BREAK.match(text, match.start()):
            return True
        line = text.rfind("\n", start, match.start()) + 1 or start
        return (
            match.start() - line < WRAPPED_LINE
            and not text[match.end() : match.end() + 1].islower()
        )
    if _closes(text, start, match):
        return False
    if not token.startswith(".") or token.startswith(".."):
        return _followed_by_start(text, match.end())
    words = _word_list()
    before = _WORD_BEFORE.search(text, max(start, match.start() - 12), match.start())
    word = before.group().casefold() if before else ""
    if _INITIAL.match(before.group() if before else "") or word in words["never"]:
        return False
    if word in words["times"] and _next_word(text, match.end()) in words["on_with_times"]:
        return False
    return _followed_by_start(text, match.end())


def _next_word(text: str, at: int) -> str:
    word = _WORD.match(text, at)
    return word.group(1).casefold() if word is not None else ""


def _closes(text: str, start: int, match: re.Match[str]) -> bool:
    """ "Three men of Orbex [Orb Exports, Inc.] were taken": a bracket that opened inside the
    sentence closes there, and the sentence goes on."""
    end = match.end() - 1
    if text[end] not in _OPENS:
        return False
    opened = text.rfind(_OPENS[text[end]], start, end)
    return opened >= 0 and bool(text[start:opened].strip())


def _followed_by_start(text: str, at: int) -> bool:
    rest = text[at : at + 40].lstrip()
    return not rest or _STARTS.match(rest) is not None


@cache
def _word_list() -> dict[str, frozenset[str]]:
    content = lexicon.load("en", "sentences")
    return {
        "never": frozenset(content["abbreviations"]) - frozenset(content["may_end"]),
        "times": frozenset(content["times"]),
        "on_with_times": frozenset(content["on_with_times"]),
    }


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and (text[start].isspace() or text[start] in DOTS):
        start += 1  # the parser takes a bullet for a word
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        last = cut
        while last > start and text[last - 1].isspace():
            last -= 1
        spans.append((start, last))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        spans.append((start, end))
