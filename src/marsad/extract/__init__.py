"""Text → claims: what one report says was done, to whom, how many, when, where and who says so.

In: a Text and the loaded Models. Out: Claims. Pure: no clock, no network, no randomness.

The way is that of the modules: ``opening`` (``text``: sentences and gate), ``parse`` for many texts
at once, ``document`` (mentions of ``counts``, ``dates``, ``places``), ``drafting`` (``frames``:
what the grammar of a sentence says; ``voices``, ``setting``, ``standing``), ``report`` (what only
the whole tells, one draft a statement), ``drafts`` (when two are one; offsets and ids).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from marsad.errors import ExtractError
from marsad.extract import document, drafting, opening, parse
from marsad.extract.drafts import assemble
from marsad.extract.frames.words import Words, english
from marsad.extract.models import Models
from marsad.extract.opening import Opened
from marsad.extract.parse import Doc, attached
from marsad.extract.report import consolidate, doubts
from marsad.extract.text import gate, signs
from marsad.model import Claim, Proposal, Text

VERSION = "english-6"
Asked = tuple[Text, Sequence[Proposal]]

# Of the texts that wait until there are sentences enough for a parse: some fifty reports.
_CHARACTERS = 200_000
T = TypeVar("T")
_HALF = re.compile("[\ud800-\udfff]")
_LANGUAGES = frozenset({"en"})


def claims(text: Text, models: Models, proposed: Sequence[Proposal] = ()) -> tuple[Claim, ...]:
    """The claims of one text, in the order of their quotations; empty if it tells of no harm.

    ``proposed`` are places that a language model points at (see ``proposals``): each is checked
    against the text and read by the same rules, or dropped.
    Raises ExtractError for a language without a grammar: nothing read is not nothing said.
    """
    return _alone(_opened(text, proposed), models)


def many(asked: Iterable[Asked], models: Models) -> Iterator[tuple[Claim, ...] | Exception]:
    """What ``claims`` says of each text with its proposals, or the fault that it raises, in order.

    The claims are those of ``claims`` to the byte, in less time: sentences of several texts are
    parsed at once. Texts are taken a few ahead of the results, so that memory is bounded.
    """
    held: list[Opened | Exception] = []
    sentences = characters = 0
    for one in asked:
        opened = _attempted(_opened, *one)
        more = len(opened.unparsed) if isinstance(opened, Opened) else 0
        if sentences + more > parse.AT_ONCE or characters > _CHARACTERS:
            yield from _together(held, models)
            held, sentences, characters = [], 0, 0
        held.append(opened)
        sentences += more
        characters += len(one[0].body)
    yield from _together(held, models)


def _together(
    held: Sequence[Opened | Exception], models: Models
) -> Iterator[tuple[Claim, ...] | Exception]:
    unparsed = [each for one in held if isinstance(one, Opened) for each in one.unparsed]
    parsed = _attempted(_parsed, unparsed, models)
    docs = None if isinstance(parsed, Exception) else iter(parsed)
    for one in held:
        if isinstance(one, Exception):
            yield one
        elif docs is None:  # whose fault it was shows when each is read by itself
            yield _attempted(_alone, one, models)
        else:
            yield _attempted(_closed, one, list(islice(docs, len(one.unparsed))), models)


def _opened(text: Text, proposed: Sequence[Proposal]) -> Opened:
    if text.language is not None and text.language.split("-")[0].casefold() not in _LANGUAGES:
        raise ExtractError(
            text.document or text.id,
            f"is in language “{text.language}”, for which this version has no grammar; "
            "the report is kept and no claim was read",
            "code it by hand, or state --language en if the language was detected wrongly",
        )
    if _has_half_a_character(text):
        raise ExtractError(
            text.document or text.id,
            "holds half a character (a lone surrogate), which no encoding can carry",
            "read the report from its bytes, with marsad run or marsad claims",
        )
    return opening.opened(text, _gate(), proposed)


def _alone(opened: Opened, models: Models) -> tuple[Claim, ...]:
    return _closed(opened, _parsed(opened.unparsed, models), models)


def _parsed(unparsed: Sequence[str], models: Models) -> list[Doc]:
    once = list(dict.fromkeys(unparsed))  # captions and headlines are often told twice
    parses = dict(zip(once, map(attached.mended, models.parser(once)), strict=True))
    return [parses[sentence] for sentence in unparsed]


def _closed(opened: Opened, docs: Sequence[Doc], models: Models) -> tuple[Claim, ...]:
    """The claims of a text whose sentences are parsed."""
    if not docs:
        return ()
    read = document.read(opened, docs, models)
    drafts = drafting.drafts(read, english())
    kept = doubts.between(consolidate.consolidate(drafts))
    return assemble.claims(read, kept, VERSION)


def _attempted(work: Callable[..., T], *arguments: Any) -> T | Exception:
    """What became of one text: its fault is its own, and the others go on."""
    try:
        return work(*arguments)
    except Exception as fault:  # noqa: BLE001 - handed on as this text's result
        return fault


def _has_half_a_character(text: Text) -> bool:
    return _HALF.search(f"{text.title or ''}{text.body}") is not None


@cache
def _gate() -> gate.Gate:
    words: Words = english()
    return gate.gate(words.gate(), words.weak, signs.tests(words), signs.idle(), signs.openers())
