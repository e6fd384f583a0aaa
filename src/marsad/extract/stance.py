"""Asserted, denied, attempted, threatened …: the standing of a frame in its sentence.

In: a frame and the voices that cover it. Out: a status of ``model.STATUSES``. Touches nothing.

The verbs above the trigger decide, the nearest first: "tried to abduct" is an attempt, "threatened
to execute" a threat, "forced to execute" happened (Karttunen 1971, implicative verbs).
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from marsad import lexicon
from marsad.extract.frames.frame import Frame
from marsad.extract.voices import Voice

_PAST_MODALS = frozenset({"may", "might"})  # with "have": said to be possible; "could have": not so
_ADJECTIVES = {
    "attempted": "attempted", "planned": "planned", "alleged": "alleged", "suspected": "alleged",
    "reported": "alleged", "threatened": "threatened",
}  # fmt: skip
_FUTURE = frozenset({"will", "would", "'ll", "shall", "should", "must", "ought"})
# "was not hurt worse", "was not badly hurt": hurt all the same, only how much is denied.
_DEGREES = frozenset(
    {"worse", "badly", "seriously", "severely", "gravely", "critically", "fatally"}
)
_PRESUPPOSED = frozenset({"held", "noun.fatal"})
_ALONG = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "conj", "dobj", "pobj", "prep", "acl",
                    "nsubj", "nsubjpass", "amod", "attr", "oprd", "acomp", "appos"})  # fmt: skip


def status(frame: Frame, covering: list[Voice]) -> tuple[str, tuple[str, ...]]:
    """The status of the frame and the rules that gave it."""
    figure = frame.affected.figure if frame.affected is not None else None
    multiple = figure is not None and figure.rule == "count.multiple"
    if multiple or _PRESUPPOSED & set(frame.rules):
        return "asserted", ("stance.presupposed",)  # "sought in a fatal shooting": it happened
    token = frame.sentence.doc[frame.trigger]
    if figure is not None and figure.high == 0:
        return "denied", ("stance.zero",)
    own = _own(token)
    if own == "denied" and any(c.lower_ in _DEGREES for c in token.children):
        return "asserted", ("stance.degree",)
    warned = any(v.stance == "threatened" or v.rule == "source.warn" for v in covering)
    if own in {"hypothetical", "planned"} and warned:
        return "threatened", ("stance.voice.threatened",)
    if own is not None:
        return own, (f"stance.own.{own}",)
    above = _above(token)
    if above == "threatened" and frame.harm == "released":
        return "planned", ("stance.above.planned",)  # a promise
    if above is not None:
        return above, (f"stance.above.{above}",)
    for voice in covering:
        if voice.stance in {"denied", "threatened", "alleged", "unconfirmed"}:
            return voice.stance, (f"stance.voice.{voice.stance}",)
    text = frame.sentence.text.lower()
    if _phrases("no_evidence").search(text):
        return "denied", ("stance.no_evidence",)
    if _phrases("unconfirmed").search(text):
        return "unconfirmed", ("stance.unconfirmed",)
    return "asserted", ()


def _own(token: Token) -> str | None:
    """What the trigger's own auxiliaries, adverbs and conjunctions say."""
    heads = [token]
    if token.dep_ in {"oprd", "acomp", "attr", "xcomp"} and token.tag_ != "VB":
        heads.append(token.head)
    if token.dep_ == "conj" and token.head.pos_ == token.pos_:
        heads.append(token.head)
    for head in heads:
        found = _by_children(head)
        if found is not None and not (head.i != token.i and found == "denied"):
            return found
        if found is not None:
            return found
    return None


def _by_children(head: Token) -> str | None:
    words = _adverbs()
    for child in head.children:
        lower = child.lower_
        if child.dep_ == "neg":
            return "denied"
        if child.dep_ == "aux" and child.tag_ == "MD":
            perfect = any(c.lower_ == "have" for c in head.children)
            if lower in _PAST_MODALS:
                return "alleged" if perfect else "hypothetical"
            if lower in _FUTURE:
                return "hypothetical" if lower != "will" else "planned"
            if lower in {"can", "ca", "could"}:
                return "hypothetical"
        if child.dep_ in {"advmod", "amod"} and lower in words:
            return words[lower]
        if child.dep_ == "amod" and lower in _ADJECTIVES:
            return _ADJECTIVES[lower]
        if child.dep_ == "advcl" and any(c.lower_ in {"if", "unless"} for c in child.children):
            return "hypothetical"
        if child.dep_ == "mark" and lower in _conditions():
            return "hypothetical"
    return None


def _above(token: Token) -> str | None:
    """What the nearest governing verb or noun says, up to the reporting verb."""
    node, verbs, nouns = token, _verbs(), _nouns()
    for _ in range(5):
        head = node.head
        if head.i == node.i or node.dep_ not in _ALONG:
            return None
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children)
        finite = any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children) and not infinitive
        if node.dep_ in {"advcl", "relcl"} and finite:
            return None  # a clause with a subject of its own stands on its own
        lower = head.lower_
        if node.dep_ in {"xcomp", "pcomp", "ccomp", "dobj", "pobj", "advcl", "acl", "conj",
                         "oprd", "acomp", "prep", "nsubj", "nsubjpass"}:  # fmt: skip
            stance = verbs.get(lower) if head.pos_ in {"VERB", "AUX"} else nouns.get(lower)
            governs = node.dep_ not in {"conj", "nsubj"} and (node.dep_ != "advcl" or infinitive)
            if stance == "happened" and governs and node.dep_ == "xcomp":
                node = head
                continue
            if stance is not None and stance != "happened" and governs:
                if stance == "planned" and not infinitive and node.dep_ != "dobj":
                    node = head
                    continue
                return _unless_denied(head, stance)
            if infinitive and head.lemma_ == "be":
                return "planned"
            aim = stance is None or (stance == "happened" and node.dep_ == "advcl")
            if infinitive and governs and aim and head.pos_ in {"VERB", "AUX", "NOUN"}:
                # "are to be executed", "came to kill": an aim, not a deed
                return "hypothetical"
        if head.pos_ in {"VERB", "AUX"} and node.dep_ != "conj":
            found = _by_children(head) if node.dep_ in {"xcomp", "pcomp"} else None
            if found is not None:
                return found
        node = head
    return None


def _unless_denied(noun: Token, stance: str) -> str:
    """ "rejected accusations that it had abducted …"."""
    denied = noun.pos_ == "NOUN" and _verbs().get(noun.head.lower_) == "denied"
    return "denied" if denied else stance


@cache
def _verbs() -> dict[str, str]:
    return _flat("verbs")


@cache
def _nouns() -> dict[str, str]:
    return _flat("nouns")


@cache
def _adverbs() -> dict[str, str]:
    return {w: s for w, s in _flat("adverbs").items() if s != "pattern"}


@cache
def _conditions() -> frozenset[str]:
    return frozenset(lexicon.load("en", "stance")["conditions"])


def _flat(key: str) -> dict[str, str]:
    content = lexicon.load("en", "stance")[key]
    return {word: stance for stance, words in content.items() for word in words}


@cache
def _phrases(key: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, lexicon.load("en", "stance")[key])) + r")\b"
    )
