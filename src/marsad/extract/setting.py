"""When and where a frame is set: which date and which place of the sentence belong to it.

In: a frame and its sentence's mentions. Out: a When, a Where, or None. Touches nothing.

A mention belongs to the verb that it hangs on in the parse. One that hangs on a reporting verb
dates the report, not the event ("on Thursday the group boasted that it had destroyed …"): it is
only an upper bound. A place inside the words for a source is that source's seat.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.voices import Voice
from marsad.model import Alternative, Mention, Span, When, Where

_RANK = {"site": 0, "neighbourhood": 1, "town": 2, "admin2": 3, "admin1": 4, "country": 5}
_NEVER = 99


def when(
    frame: Frame, said: list[Voice], covering: list[Voice]
) -> tuple[When | None, tuple[str, ...]]:
    """The date of the frame from its own sentence, with the rule of the date grammar.

    ``said`` are all voices of the sentence, ``covering`` those that say this frame.
    """
    sentence = frame.sentence
    trigger = sentence.doc[frame.trigger]
    cues = {index for voice in said for index in _cue_tokens(sentence, voice)}
    found: list[tuple[int, int, Mention]] = []
    report: Mention | None = None
    for mention in sentence.dates:
        if not isinstance(mention.value, When) or mention.rule.startswith("date.dateline"):
            continue
        token = _token_at(sentence, mention)
        if token is None:
            continue
        distance, holder = _distance(token, trigger)
        distance += _side(frame, token)
        if holder in cues and holder != trigger.i and not _of_the_told(mention, token, trigger):
            report = mention
            continue
        found.append((distance, abs(token.i - trigger.i), mention))
    if found:
        mention = min(found, key=lambda item: item[:2])[2]
        assert isinstance(mention.value, When)
        return replace(mention.value, span=_span(mention)), (mention.rule,)
    if report is not None and covering and isinstance(report.value, When):
        told = report.value
        upper = replace(told, start=None, basis="published", span=_span(report))
        return upper, (report.rule, "date.of_report")
    return None, ()


def _side(frame: Frame, token: Token) -> int:
    """ "nine people in Homs and four in Hama": what hangs on one of coordinated nouns is its own,
    and not its neighbour's."""
    if frame.affected is None or frame.affected.head >= len(frame.sentence.doc):
        return 0
    own = frame.sentence.doc[frame.affected.head]
    node = token
    while node.head.i != node.i and node.i != frame.trigger:
        if node.i == own.i:
            return -1
        if node.dep_ == "conj" and own in node.ancestors:
            return 5
        node = node.head
    return 0


def _of_the_told(mention: Mention, token: Token, trigger: Token) -> bool:
    """ "condemned the killing of nine … last week", "from January to March it documented 412
    killings": a noun is told, and the date behind it, or a period, is the noun's."""
    if trigger.pos_ != "NOUN" or not isinstance(mention.value, When):
        return False
    return token.i > trigger.i or mention.value.grain not in {"day", "soft"}


def where(frame: Frame, voices: list[Voice]) -> tuple[Where | None, tuple[str, ...]]:
    """The place of the frame from its own sentence, with the rule of the place grammar."""
    sentence = frame.sentence
    trigger = sentence.doc[frame.trigger]
    seats = {i for voice in voices for head in voice.heads for i in
             (t.i for t in sentence.doc[head].subtree)}  # fmt: skip
    found: list[tuple[tuple[int, int, int], Mention, Token]] = []
    for mention in sentence.places:
        if mention.category != "place" or not isinstance(mention.value, Where):
            continue
        token = _token_at(sentence, mention)
        if token is None or token.i in seats or _in_actor(frame, mention):
            continue
        distance = _distance(token, trigger)[0] + _side(frame, token)
        rank = _RANK.get(mention.value.precision or "", 6)
        found.append(((distance, rank, abs(token.i - trigger.i)), mention, token))
    if not found:
        return None, ()
    _, mention, token = min(found, key=lambda item: item[0])
    assert isinstance(mention.value, Where)
    for _, other, at in sorted(found, key=lambda item: item[0]):
        if isinstance(other.value, Where) and mention.value.id in other.value.within:
            mention, token = other, at  # "Ippy, in the Central African Republic"
            break
    joined = _joined(sentence, mention, token)
    return joined or _spanned(mention), (mention.rule,)


def _spanned(mention: Mention) -> Where:
    assert isinstance(mention.value, Where)
    return replace(mention.value, words=mention.words, span=_span(mention))


def _span(mention: Mention) -> Span:
    """In the document's one string; ``assemble`` says of which part."""
    return Span("body", mention.start, mention.end)


def _joined(sentence: Sentence, mention: Mention, token: Token) -> Where | None:
    """ "Anbar and Diyala provinces": both, as the smallest unit that holds both."""
    first = mention.value
    assert isinstance(first, Where)
    for other in sentence.places:
        second = other.value
        if other is mention or not isinstance(second, Where) or other.category != "place":
            continue
        twin = _token_at(sentence, other)
        if twin is None or not _coordinated(token, twin):
            continue
        if first.precision != second.precision or first.country != second.country:
            continue
        if first.id in second.within or second.id in first.within or first.id == second.id:
            continue
        left, right = sorted((mention, other), key=lambda m: m.start)
        assert isinstance(left.value, Where)
        assert isinstance(right.value, Where)
        common = next((place for place in first.within if place in second.within), None)
        words = sentence.text[left.start - sentence.start : right.end - sentence.start]
        return Where(
            id=common,
            name=f"{left.value.name} and {right.value.name}",
            country=first.country,
            lat=None,
            lon=None,
            precision=first.precision,
            words=words,
            span=Span("body", left.start, right.end),
            within=tuple(p for p in first.within if p in second.within and p != common),
            alternatives=tuple(_alternative(m.value) for m in (left, right) if
                               isinstance(m.value, Where)),
        )  # fmt: skip
    return None


def _alternative(place: Where) -> Alternative:
    return Alternative(
        id=place.id or "", name=place.name or "", country=place.country, lat=place.lat,
        lon=place.lon, precision=place.precision or "country",
    )  # fmt: skip


def _coordinated(one: Token, other: Token) -> bool:
    return (one.dep_ == "conj" and one.head.i == other.i) or (
        other.dep_ == "conj" and other.head.i == one.i
    ) or _and_between(one, other)  # fmt: skip


def _and_between(one: Token, other: Token) -> bool:
    left, right = sorted((one, other), key=lambda t: t.i)
    return right.i - left.i == 2 and left.nbor(1).lower_ == "and"


def _in_actor(frame: Frame, mention: Mention) -> bool:
    return any(actor.start <= mention.start < actor.end for actor in frame.actors)


def _token_at(sentence: Sentence, mention: Mention) -> Token | None:
    inside = [
        token
        for token in sentence.doc
        if mention.start <= sentence.offset(token) < mention.end and not token.is_punct
    ]
    if not inside:
        return None
    return next((t for t in inside if t.head not in inside), inside[0])


def _distance(token: Token, trigger: Token) -> tuple[int, int]:
    """Steps in the parse from the verb or trigger that holds the mention to the frame's trigger,
    and that holder's index. Below the trigger is 0; a sibling clause costs more than a parent."""
    chain = [trigger.i]
    node = trigger
    while node.head.i != node.i:
        node = node.head
        chain.append(node.i)
    climb = token
    while True:
        if climb.i in chain:
            steps = chain.index(climb.i)
            return steps, climb.i
        if climb.head.i == climb.i:
            return _NEVER, climb.i
        if climb.pos_ in {"VERB", "AUX"} and climb.i not in chain:
            return _clause_distance(climb, chain), climb.i
        climb = climb.head


def _clause_distance(verb: Token, chain: list[int]) -> int:
    node, steps = verb, 0
    while node.head.i != node.i:
        node, steps = node.head, steps + 1
        if node.i in chain:
            return chain.index(node.i) + steps + 2
    return _NEVER


def _cue_tokens(sentence: Sentence, voice: Voice) -> set[int]:
    return {t.i for t in sentence.doc if voice.cue[0] <= sentence.offset(t) < voice.cue[1]}
