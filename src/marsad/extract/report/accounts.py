"""Which statements a denial or blame refers to: "the rebels' claim", "the account", "it".

In: what the report has told so far, who speaks now, the word that refers. Out: the statements
meant. Touches nothing.

An account is what one source has said, with the sentences behind it that name nobody. A word for
an account means the one of the teller it names ("the rebels' claim"), else the latest that says
who did it; its first sentence, or with a plural ("the accusations") all of it. A pronoun means the
latest sentence, or the one that it continues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.extract import voices
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Sentence
from marsad.extract.parse import Token
from marsad.extract.voices.links import owner
from marsad.model import Source

_REACH = 2  # sentences back to which "it" refers
_ACCOUNT = 6  # sentences back in which an account is told
_MOST = 6  # statements of one sentence
_DENIABLE = frozenset({"asserted", "alleged", "unconfirmed"})
_GRAVE = ("killed", "abducted", "disappeared", "injured")


@dataclass(slots=True)
class _Account:
    teller: Source | None
    told: list[Draft] = field(default_factory=list)


def latest(sentence: Sentence, before: int, who: Source, told: Sequence[Draft]) -> list[Draft]:
    """The statements of the latest sentence that tells something that ``who`` has not said."""
    near = _told(sentence, before, who, told, _REACH)
    last = max((draft.sentence for draft in near), default=None)
    return [draft for draft in near[-_MOST:] if draft.sentence == last]


def continued(sentence: Sentence, before: int, who: Source, told: Sequence[Draft]) -> list[Draft]:
    """The statements that "it" means: of the latest sentence that says who tells it or who did it,
    where the sentences behind only go on from there."""
    near = latest(sentence, before, who, told)
    if not near or any(draft.sources or draft.actors for draft in near):
        return near
    accounts = _accounts(_told(sentence, before, who, told, _ACCOUNT))
    own = [draft for draft in accounts[-1].told if draft.sources or draft.actors]
    return _of_sentence(own, own[-1].sentence) if own else near


def of(
    sentence: Sentence, thing: Token, before: int, who: Source, told: Sequence[Draft]
) -> list[Draft]:
    """The statements of the account that ``thing`` stands for; [] where none was told."""
    accounts = _accounts(_told(sentence, before, who, told, _ACCOUNT))
    if not accounts:
        return []
    teller = _teller(sentence, thing)
    meant = _by(teller, accounts) if teller is not None else None
    if meant is None:
        blaming = [one for one in accounts if any(draft.actors for draft in one.told)]
        meant = (_against(who, blaming) or blaming or accounts)[-1]
    if thing.tag_ == "NNS":
        return meant.told[-_MOST:]
    return _of_sentence(meant.told, meant.told[0].sentence)


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


def _told(
    sentence: Sentence, before: int, who: Source, told: Sequence[Draft], reach: int
) -> list[Draft]:
    return [
        draft
        for draft in told[-4 * _MOST :]
        if sentence.index - reach <= draft.sentence <= sentence.index
        and draft.start < before
        and draft.harm != "none"
        and draft.status in _DENIABLE
        and draft.subset_of is None
        and not draft.in_title
        and not (draft.sources and draft.sources[0].name == who.name)
    ]


def _accounts(told: Sequence[Draft]) -> list[_Account]:
    """One an origin, in the order of their last statements."""
    found: list[_Account] = []
    for draft in told:
        teller = draft.sources[0] if draft.sources else None
        known = next((one for one in found if _same(one.teller, teller)), None)
        if teller is None:
            known = found[-1] if found else None
        if known is None:
            known = _Account(teller)
        else:
            found.remove(known)
            known.teller = known.teller or teller
        found.append(known)
        known.told.append(draft)
    return found


def _same(one: Source | None, other: Source | None) -> bool:
    return one is not None and other is not None and one.name == other.name


def _of_sentence(told: Sequence[Draft], sentence: int) -> list[Draft]:
    return [draft for draft in told if draft.sentence == sentence][-_MOST:]


def _teller(sentence: Sentence, thing: Token) -> Source | None:
    """Whose account: "the rebels' claim", "rebel claims", "the account of the rebels"."""
    own = owner(thing) or arguments.child(thing, "compound", "amod")
    if own is None or own.pos_ == "PRON":
        return None
    return voices.link(sentence, own)


def _by(teller: Source, accounts: Sequence[_Account]) -> _Account | None:
    """The latest account of a source of that name, else of that kind."""
    stem = (teller.name or "").split()[-1].casefold().removesuffix("s")
    named = [one for one in accounts if stem in _name(one.teller).casefold()]
    kind = teller.kind
    alike = [one for one in accounts if kind != "unknown" and one.teller is not None
             and one.teller.kind == kind]  # fmt: skip
    return next(reversed(named or alike), None)


def _name(teller: Source | None) -> str:
    return "" if teller is None else teller.name or ""


def _against(who: Source, accounts: Sequence[_Account]) -> list[_Account]:
    """The accounts of deeds of who denies: of the same name or the same kind of force."""
    last = (who.name or "").split()[-1:]
    return [
        one
        for one in accounts
        if any(
            actor.words.split()[-1:] == last
            or (who.kind != "unknown" and voices.source_kind(actor.words) == who.kind)
            for draft in one.told
            for actor in draft.actors
        )
    ]
