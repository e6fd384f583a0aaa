"""A report's words → what tells it apart from reports of other happenings.

In: a title and a body. Out: a Wording. Touches nothing.

Two reports that name the same people are of one happening far more often than two that share a
town and a week: of pairs of Long Tail articles with two names in common, 94 of 100 are. The
uncommon words of a happening (a wedding, a trailer, spilled milk) come next. What is common is a
fixed list (``common.yaml``), not counted in the corpus, so that a report more or less changes no
other comparison. Officials, institutions and the calendar are named in reports of everything;
capitals that are no prose are menus and captions. Numbers tell apart as well: a house, a road, an
hour, the ages of those it happened to. Names are protected: they are compared here, and never
stored or shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from math import sqrt

from marsad.resolve.words import common, words

LONGEST = 4  # words; longer runs of capitals are headlines and menus
_SHORTEST = 2  # letters of a first and of a last name: initials tell nobody apart
_ABBREVIATED = 2  # letters: "B." stands inside a name
_SHORT = 4  # letters: shorter words are mostly grammar
_READ = 6000  # characters of a body whose words are compared: news tells what matters first
_OPENING = 600  # characters of a body that tell its news
_FEW = 8  # words: two lines that share one word are not half alike
_YEARS = range(1900, 2100)  # every report of a year has its number
_NUMBER = re.compile(r"\b(?:\d{1,2}:\d\d|\d{3,6})\b")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|(?<=, )(\d{1,2})(?=[,.;])")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+|[^\w\s]|\n")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})

Run = tuple[list[str], bool]  # keys of the words; whether the run stands in prose


@dataclass(frozen=True, slots=True)
class Wording:
    """``names``: keys of people, streets, houses; ``uncommon``: words outside the common list, of
    them those of the ``title`` and of title and ``opening``; ``numbers``: of three digits and more,
    and hours; ``ages``: of anybody.
    """

    names: frozenset[str]
    uncommon: frozenset[str]
    title: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()


def wording(title: str | None, body: str) -> Wording:
    """What a text names and which uncommon words it uses."""
    read = body[:_READ]
    return Wording(
        names=_names(body),
        uncommon=_uncommon(f"{title or ''} {read}"),
        title=_uncommon(title or ""),
        opening=_uncommon(f"{title or ''} {read[:_OPENING]}"),
        numbers=frozenset(n for n in _NUMBER.findall(read) if ":" in n or int(n) not in _YEARS),
        ages=frozenset(one or other for one, other in _AGE.findall(read)),
    )


def joined(parts: Iterable[Wording]) -> Wording:
    """The wording of several texts, or of the quotations of one."""
    some = list(parts)
    return Wording(*(
        frozenset().union(*(getattr(part, field.name) for part in some))
        for field in fields(Wording)
    ))  # fmt: skip


def likeness(one: Wording, other: Wording) -> float:
    """Cosine of the sets of uncommon words, 0 to 1."""
    return cosine(one.uncommon, other.uncommon, _FEW)


def cosine(one: frozenset[str], other: frozenset[str], least: int) -> float:
    """What two sets share, 0 to 1, each counted as having ``least`` members at least."""
    return len(one & other) / sqrt(max(len(one), least) * max(len(other), least))


def _uncommon(text: str) -> frozenset[str]:
    found = {word.casefold() for word in _LETTERS.findall(text)} - common()
    return frozenset(word for word in found if len(word) >= _SHORT)


def _names(body: str) -> frozenset[str]:
    """Keys ("first last") of the names of two to four words that stand in prose."""
    found = (_key(run) for run, prose in _runs(body) if prose)
    return frozenset(key for key in found if key is not None)


def _runs(body: str) -> Iterator[Run]:
    """Runs of words with a capital, one space apart, with the official's title before them."""
    run: list[str] = []
    end, prose, before = 0, False, ""
    for match in _TOKEN.finditer(body):
        word = match.group()
        key = _bare(word)
        together = body[end : match.start()] == " "
        if run and not (word[0].isupper() and together):
            yield run, prose or (together and word[0].islower())
            run = []
        if word[0].isupper():
            if not run:
                prose = before.islower()
                run = [before] if before in words("officials") else []
            run.append(key)
            if _ends(word, key):
                yield run, prose
                run = []
        before, end = (key if word[0].isalpha() else word), match.end()
    if run:
        yield run, prose


def _ends(word: str, key: str) -> bool:
    """ "Karim's", and the last word of a sentence: what follows is not of the name."""
    stop = word.endswith(".") and len(key) > _ABBREVIATED
    return (stop and key not in _SUFFIX | words("officials")) or word[:-1].endswith(("'", "’"))


def _key(run: list[str]) -> str | None:
    while run and (run[0] in words("starts") or run[0] in _SUFFIX):
        run = run[1:]
    while run and run[-1] in _SUFFIX:
        run = run[:-1]
    if not 1 < len(run) <= LONGEST or min(len(run[0]), len(run[-1])) < _SHORTEST:
        return None
    if any(word in words("officials") or word in words("common_names") for word in run):
        return None
    return f"{run[0]} {run[-1]}"


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word.casefold().rstrip("."))
