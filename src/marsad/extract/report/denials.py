"""A denial that names what it denies only by reference: "The army denied it".

In: a parsed sentence and what the report has told so far. Out: the referred-to statements once
more, as denied, with who denies. Touches nothing.

A denial is a claim of its own beside the accusation, by another source, also where its sentence
holds no word of harm: "The ministry denied responsibility", "which the army denied", "The governor
rejected the accusation". Its quotation is the denial; what it denies is taken from the latest
statement before it, and marked for review.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract import voices
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.extract.report import reference
from marsad.extract.report.reading import Reading
from marsad.extract.text import gate
from marsad.model import Source

REVIEW = "what is denied stands in another sentence"
_REACH = 2  # sentences back to which a denial refers
_MOST = 6  # statements of one sentence; speakers that a pronoun can mean
_PRONOUNS = frozenset({"it", "he", "she", "they", "i", "we", "you"})
_DENIABLE = frozenset({"asserted", "alleged", "unconfirmed"})
_GRAVE = ("killed", "abducted", "disappeared", "injured")
_RELATIVE = frozenset({"which", "that", "what"})


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
        denied = _denied(verb)
        who = denier(verb)
        if denied is None or who is None or withheld(verb):
            continue
        start, end = sentence.span(*_ends(verb, denied, who))
        source = speaker(sentence, who, reading, string)
        if source is None:
            continue
        deed = words.triggers.nouns.get(denied.lower_)
        about = list(referred(sentence, start, source, reading.drafts))
        if not about and denied.lower_ in _words("blame") | _words("deeds"):
            about = lead(reading.drafts)
        for draft in about:
            if deed is not None and draft.harm != deed.harm:
                continue  # "denies murder" is no denial of the wounds
            actors = draft.actors or _blamed(sentence, denied, who, words)
            found.append(again(draft, sentence, (start, end), source, actors))
    order = len(reading.drafts)
    return [replace(draft, order=order + at) for at, draft in enumerate(found)]


def _denied(verb: Token) -> Token | None:
    """The object that only refers: "it", "the accusation", "responsibility", "which"."""
    if verb.lower_ in _words("calls"):
        return _called_untrue(verb)
    thing = arguments.child(verb, "dobj", "nsubjpass")
    if thing is None or arguments.child(verb, "ccomp", "xcomp") is not None:
        return None
    lower = thing.lower_
    if lower in _words("pronouns") or (lower in _RELATIVE and verb.dep_ != "ROOT"):
        return thing
    if lower in _words("blame") or (verb.lemma_ == "deny" and lower in _words("deeds")):
        return thing
    told = {"acl", "ccomp", "relcl"} & {child.dep_ for child in thing.children}
    about = arguments.object_of_preposition(thing, "of", "that")
    return thing if lower in _words("accusations") and not told and not about else None


def _called_untrue(verb: Token) -> Token | None:
    """ "Called it an invention", "described the charge as theatre": what is called untrue."""
    clause = arguments.child(verb, "ccomp", "xcomp")
    thing = arguments.child(verb, "dobj") or (
        None if clause is None else arguments.child(clause, "nsubj")
    )
    refers = thing is not None and (
        thing.lower_ in _words("pronouns")
        or thing.lower_ in _words("accusations")
        or thing.lower_ in _RELATIVE
    )
    return thing if refers and any(t.lower_ in _words("untrue") for t in verb.below) else None


def denier(verb: Token) -> Token | None:
    if arguments.child(verb, "nsubjpass", "auxpass") is not None:
        by = arguments.object_of_preposition(verb, "by")
        return by[0] if by else None
    own = arguments.child(verb, "nsubj") or (
        arguments.subject(verb) if verb.dep_ in {"conj", "xcomp", "advcl"} else None
    )
    if own is None or own.lower_ in _RELATIVE or voices.is_carrier(own):
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


def _ends(verb: Token, denied: Token, who: Token) -> tuple[Token, Token]:
    parts = sorted((verb, denied, who.left_edge, who), key=lambda token: token.i)
    return parts[0], parts[-1]


def referred(
    sentence: Sentence, before: int, who: Source, told: Sequence[Draft]
) -> Iterator[Draft]:
    """The statements of the latest sentence that tells something that the denier has not said."""
    near = [
        draft
        for draft in told[-2 * _MOST :]
        if sentence.index - _REACH <= draft.sentence <= sentence.index
        and draft.start < before
        and draft.harm != "none"
        and draft.status in _DENIABLE
        and draft.subset_of is None
        and not draft.in_title
        and not (draft.sources and draft.sources[0].name == who.name)
    ]
    latest = max((draft.sentence for draft in near), default=None)
    yield from (draft for draft in near[-_MOST:] if draft.sentence == latest)


def lead(told: Sequence[Draft]) -> list[Draft]:
    """What the report is about: the first statement of its body that somebody was killed or hurt,
    where no other happening is told as its news."""
    news = [
        draft
        for draft in told
        if draft.harm in _GRAVE
        and draft.role == "main"
        and draft.status == "asserted"
        and draft.subset_of is None
        and not draft.in_title
    ]
    return news[:1]


def _blamed(sentence: Sentence, denied: Token, who: Token, words: Words) -> tuple[Party, ...]:
    """Who denies responsibility denies having done it."""
    if denied.lower_ not in _words("blame") or who.pos_ == "PRON":
        return ()
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
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("en", "denials")[key])


@cache
def _verbs() -> frozenset[str]:
    return _words("forms") | _words("calls")


@cache
def _gate() -> gate.Gate:
    return gate.gate(
        _words("forms") | _words("blames"),
        {form: ((_words("untrue"),),) for form in _words("calls")},
    )
