"""Harm told without a clause → frames: "11 killed, up to 30 wounded", "dead: 9", "left one dead and
nine hurt", "no casualties", "who were unhurt".

In: a parsed sentence and the frames found in it. Out: frames. Touches nothing. The parser finds
no verb in lists and short messages; there a number belongs to the word of harm right beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.frames import arguments, means, people
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure, Mention

UNHARMED = "zero.unharmed"
NO_CASUALTIES = "zero.casualties"
_ZERO = Figure(0, 0, False, None, "persons", "count.zero")
_STOPS = frozenset(".,;:!?)(]–—-+")
_OF_THINGS = frozenset({"dead", "hurt", "missing"})
_BEFORE = 3  # tokens before a noun in which the word that denies it stands


def tallies(
    sentence: Sentence, found: Sequence[Frame], words: Words, *, violent: bool
) -> Iterator[Frame]:
    """Numbers right before or behind a word of harm, of which no frame tells; words of things as
    well ("21 dead batteries") only where the text names violence."""
    if not sentence.counts:
        return
    told = [(f.affected.start, f.affected.end) for f in found if f.affected is not None]
    triggers = {frame.trigger for frame in found}
    spots = [
        (token, harm, mention)
        for at, lower in enumerate(sentence.lowers)
        if (harm := _tallies().get(lower)) is not None
        and at not in triggers
        and (violent or lower not in _OF_THINGS)
        for token in [sentence.doc[at]]
        if (mention := _beside(sentence, token)) is not None
    ]
    for token, harm, mention in spots:
        if any(start < mention.end and mention.start < end for start, end in told):
            continue
        figure = mention.value
        if not isinstance(figure, Figure):
            continue
        spoken = sentence.text[mention.start - sentence.start : mention.end - sentence.start]
        party = Party(
            token.i, mention.start, mention.end, spoken, "person", "unknown",
            figure=replace(figure, unit="persons"),
        )  # fmt: skip
        low, high = sentence.span(token, token)
        low, high = min(low, mention.start), max(high, mention.end)
        act, accident = means.act(sentence, token, words)
        if not accident:
            yield at_word(sentence, token, harm, act, (), party, low, high, "count.listed")


def _beside(sentence: Sentence, token: Token) -> Mention | None:
    """The bare number before the word, where nothing that the word governs follows; else the one
    behind it and a colon."""
    start, end = sentence.span(token, token)
    after = sentence.lowers[token.i + 1] if token.i + 1 < len(sentence.lowers) else "."
    for mention in sentence.counts:
        if mention.category != "count":
            continue
        between = sentence.text[mention.end - sentence.start : start - sentence.start]
        if mention.end < start and between == " " and (after in _ends() or after in _STOPS):
            return mention
        between = sentence.text[end - sentence.start : mention.start - sentence.start]
        if end < mention.start and between in {": ", " – ", " - "}:
            return mention
    return None


def nobody(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """Explicit zeros: "no casualties" (nobody killed, nobody injured), "unharmed"."""
    for at, lower in enumerate(sentence.lowers):
        if lower not in _listed("unharmed") and lower not in _none_of():
            continue
        token = sentence.doc[at]
        if _wished(token):
            continue
        if lower in _listed("unharmed"):
            yield _unharmed(sentence, token, words)
        elif _denied(sentence, token):
            first = next(i for i in range(at - 1, -1, -1) if sentence.lowers[i] in _no())
            start, end = sentence.span(sentence.doc[first], token)
            spoken = sentence.text[start - sentence.start : end - sentence.start]
            party = Party(at, start, end, spoken, "person", "unknown", figure=_ZERO)
            act, _ = means.act(sentence, token, words)
            for harm in _none_of()[lower]:
                yield at_word(sentence, token, harm, act, (), party, start, end, NO_CASUALTIES)


def _wished(token: Token) -> bool:
    """ "Asked to bring them back unharmed", "will cause no casualties": it has not happened."""
    verb = token if token.pos_ in {"VERB", "AUX"} else arguments.governor(token) or token.head
    return any((c.lower_ == "to" and c.dep_ == "aux") or c.tag_ == "MD" for c in verb.children)


def _denied(sentence: Sentence, token: Token) -> bool:
    if token.lower_ in {"loss", "harm"} and not any(
        n.lower_ in {"life", "civilians", "people"}
        for n in arguments.object_of_preposition(token, "of", "to")
    ):
        return False
    before = sentence.lowers[max(0, token.i - _BEFORE) : token.i]
    if _listed("unknown").intersection(before):
        return False  # "no information on losses": nothing is said
    return any(lower in _no() for lower in before)


def _unharmed(sentence: Sentence, token: Token, words: Words) -> Frame:
    start, end = sentence.span(token, token)
    verb = token.head
    who = arguments.subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    party = Party(token.i, start, end, spoken, "person", "unknown", figure=_ZERO)
    if who is not None:
        whom = people.party(sentence, who, words)
        if whom.sort == "person":
            party = replace(whom, figure=_ZERO)
            near = start - whom.end < 80 and whom.start < start
            start = whom.start if near else start
    return at_word(sentence, token, "injured", "unknown", (), party, start, end, UNHARMED)


@cache
def _tallies() -> dict[str, str]:
    content = lexicon.load("en", "listed")["tallies"]
    return {word: harm for harm, listed in content.items() for word in listed}


@cache
def _none_of() -> dict[str, tuple[str, ...]]:
    content = lexicon.load("en", "listed")["none_of"]
    return {
        word: ("killed", "injured") if harm == "both" else (harm,)
        for harm, listed in content.items()
        for word in listed
    }


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("en", "listed")[key])


def _ends() -> frozenset[str]:
    return _listed("ends")


def _no() -> frozenset[str]:
    return _listed("denies")
