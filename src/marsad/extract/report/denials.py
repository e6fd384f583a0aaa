"""A denial that names what it denies only by reference: "The army denied it".

In: a parsed sentence and what the report has told so far. Out: the referred-to statements once
more, as denied, with who denies. Touches nothing.

A denial is a claim of its own beside the accusation, by another source, also where its sentence
holds no word of harm: "The ministry denied responsibility", "which the army denied", "The governor
rejected the accusation", "The army said the report was false". Its quotation is the denial; what it
denies stands before it (``accounts``), and is marked for review. Who denies responsibility denies
that he did it, not that it was done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from marsad.extract import voices
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.extract.report import accounts, reference, refusals
from marsad.extract.report.reading import Reading
from marsad.extract.text import gate
from marsad.model import Source

REVIEW = "what is denied stands in another sentence"
_PARAGRAPH = 2_000  # characters back to the beginning of a paragraph
_MOST = 6  # speakers that a pronoun can mean
_PRONOUNS = frozenset({"it", "he", "she", "they", "i", "we", "you"})


def sentences(
    string: str, spans: Sequence[tuple[int, int]], wanted: Sequence[int]
) -> frozenset[int]:
    """Sentences with a verb of denial or blame that follow one of ``wanted``, not in it: blame and
    a denial of blame stand anywhere in a report."""
    found = gate.sentences(_gate(), string, spans)
    return frozenset(
        index
        for index in found
        if (at := bisect_left(wanted, index)) > 0 and not (at < len(wanted) and wanted[at] == index)
    )


def drafts(sentence: Sentence, reading: Reading, words: Words, string: str) -> list[Draft]:
    """What the sentence denies of what was told before; in the order of its verbs."""
    found: list[Draft] = []
    forms = _verbs()
    if forms.isdisjoint(sentence.words):
        return []
    for at, lower in enumerate(sentence.lowers):
        if lower not in forms or sentence.doc[at].pos_ != "VERB":
            continue
        verb = sentence.doc[at]
        denied = refusals.denied(verb)
        who = denier(verb)
        if denied is None or who is None or withheld(verb):
            continue
        start, end = sentence.span(*_ends(verb, denied, who))
        source = speaker(sentence, who, reading, string)
        if source is None:
            continue
        deed = words.triggers.nouns.get(denied.lower_)
        about = _meant(sentence, denied, start, source, reading)
        if denied.lower_ in refusals.words("pronouns") and _goes_on(sentence, string):
            about = [draft for draft in about if draft.paragraph == sentence.paragraph]
        for draft in about:
            if deed is not None and draft.harm != deed.harm:
                continue  # "denies murder" is no denial of the wounds
            actors = _doers(draft, sentence, denied, source, who, words)
            found.append(again(draft, sentence, (start, end), source, actors))
    order = len(reading.drafts)
    return [replace(draft, order=order + at) for at, draft in enumerate(found)]


def _meant(
    sentence: Sentence, denied: Token, before: int, who: Source, reading: Reading
) -> list[Draft]:
    """What was told before that the word for it means."""
    lower = denied.lower_
    if lower in refusals.RELATIVE and denied.head.dep_ != "ROOT":
        return accounts.latest(sentence, before, who, reading.drafts)
    if lower in refusals.words("pronouns"):
        return accounts.continued(sentence, before, who, reading.drafts)
    about = accounts.of(sentence, denied, before, who, reading.drafts)
    if not about and lower in refusals.words("blame") | refusals.words("deeds"):
        return accounts.lead(reading.drafts)
    return about


def denier(verb: Token) -> Token | None:
    if arguments.child(verb, "nsubjpass", "auxpass") is not None:
        by = arguments.object_of_preposition(verb, "by")
        return by[0] if by else None
    own = arguments.child(verb, "nsubj") or (
        arguments.subject(verb) if verb.dep_ in {"conj", "xcomp", "advcl"} else None
    )
    if own is None or own.lower_ in refusals.RELATIVE or voices.is_carrier(own):
        return None
    return own


def speaker(sentence: Sentence, who: Token, reading: Reading, string: str) -> Source | None:
    """Who denies, by name where an earlier sentence gives it; "it" is who spoke last."""
    link = voices.link(sentence, who)
    meant = reference.source(link, reading.speakers, reading.groups, string)
    if meant is None and who.pos_ == "PRON":
        named = (one for one in reversed(reading.speakers[-_MOST:]) if not _pronoun(one))
        meant = next(named, None)
        if meant is None:
            return None
    source = link if meant is None else replace(meant, words=link.words, span=link.span)
    reading.speakers.append(source)
    return source


def _pronoun(source: Source) -> bool:
    return (source.name or "").casefold() in _PRONOUNS


def withheld(verb: Token) -> bool:
    """ "did not deny", "neither confirmed nor denied", "declined to deny"."""
    before = {word.lower_ for word in verb.sent if word.i < verb.i}
    own = arguments.child(verb, "neg") is not None or "neither" in before or "nor" in before
    return own or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline", "fail"})


def _goes_on(sentence: Sentence, string: str) -> bool:
    """Whether its paragraph has told something before it: "it" and "this" are that."""
    first = string.rfind("\n", max(0, sentence.start - _PARAGRAPH), sentence.start) + 1
    return bool(string[first : sentence.start].strip())


def _ends(verb: Token, denied: Token, who: Token) -> tuple[Token, Token]:
    said = [token for token in verb.below if token.lower_ in refusals.words("untrue")]
    parts = sorted((verb, denied.left_edge, denied, who.left_edge, who, *said), key=lambda t: t.i)
    return parts[0], parts[-1]


def _doers(
    draft: Draft, sentence: Sentence, denied: Token, source: Source, who: Token, words: Words
) -> tuple[Party, ...]:
    """Who is said not to have done it. Who denies responsibility denies his own, and nobody else's:
    "Gunmen killed five. The Front denied responsibility"."""
    if denied.lower_ not in refusals.words("blame"):
        return draft.actors
    clause = denied if denied.pos_ == "VERB" else denied.head
    if arguments.child(clause, "nsubj", "nsubjpass") not in {None, who} and draft.actors:
        return draft.actors  # "denied that his men were involved"
    owner = arguments.child(denied, "poss")
    if owner is not None and owner.pos_ != "PRON":
        return (people.party(sentence, owner, words),)
    own = source.kind != "government" and not any(actor.definite for actor in draft.actors)
    if who.pos_ == "PRON" or (draft.actors and not own):
        return draft.actors
    return (people.party(sentence, who, words),)


def again(
    draft: Draft,
    sentence: Sentence,
    span: tuple[int, int],
    source: Source,
    actors: tuple[Party, ...],
) -> Draft:
    kept = tuple(rule for rule in draft.rules if not rule.startswith(("stance.", "source.")))
    apart = () if draft.sentence == sentence.index else (REVIEW,)
    return replace(
        draft,
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        start=span[0],
        end=span[1],
        status="denied",
        actors=actors,
        sources=(source,),
        rules=(*kept, "stance.denied_by_reference"),
        restated=(),
        was=None,
        needs_review=(*draft.needs_review, *apart),
    )


@cache
def _verbs() -> frozenset[str]:
    return refusals.words("forms") | refusals.words("calls") | refusals.words("says")


@cache
def _gate() -> gate.Gate:
    return gate.gate(
        refusals.words("forms") | refusals.words("blames"),
        {
            form: ((refusals.words("untrue") | refusals.words("held_true"),),)
            for form in refusals.words("calls") | refusals.words("says")
        },
    )
