"""Text → claims: what one report says was done, to whom, how many, when, where and who says so.

In: a Text and the loaded Models. Out: Claims. Pure: no clock, no network, no randomness.

The way is that of the folders: ``document`` (``text``: sentences and gate; ``parse``; mentions of
``counts``, ``dates``, ``places``), ``drafting`` (``frames``: what the grammar of a sentence says;
``voices``, ``setting``, ``standing``), ``report`` (what only the whole tells, one draft a
statement), ``drafts`` (when two are one; offsets and ids).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.errors import ExtractError
from marsad.extract import document, drafting
from marsad.extract.drafts import assemble
from marsad.extract.frames.words import Words, english
from marsad.extract.models import Models
from marsad.extract.report import consolidate, doubts
from marsad.extract.text import gate, signs
from marsad.model import Claim, Proposal, Text

VERSION = "english-2"
_HALF = re.compile("[\ud800-\udfff]")
_LANGUAGES = frozenset({"en"})


def claims(text: Text, models: Models, proposed: Sequence[Proposal] = ()) -> tuple[Claim, ...]:
    """The claims of one text, in the order of their quotations; empty if it tells of no harm.

    ``proposed`` are places that a language model points at (see ``proposals``): each is checked
    against the text and read by the same rules, or dropped.
    Raises ExtractError for a language without a grammar: nothing read is not nothing said.
    """
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
    words = english()
    read = document.read(text, models, words, _gate(), proposed)
    if not read.sentences:
        return ()
    drafts = drafting.drafts(read, words)
    kept = doubts.between(consolidate.consolidate(drafts))
    return assemble.claims(read, kept, VERSION)


def _has_half_a_character(text: Text) -> bool:
    return _HALF.search(f"{text.title or ''}{text.body}") is not None


@cache
def _gate() -> gate.Gate:
    words: Words = english()
    return gate.gate(words.gate(), words.weak, signs.tests(words), signs.idle())
