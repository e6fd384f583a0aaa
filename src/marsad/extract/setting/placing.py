"""Where a frame is set: which place of its sentence belongs to it.

In: a frame and its sentence's mentions. Out: a Where or None, with the rule. Touches nothing.

A place belongs to the verb that it hangs on in the parse (``hanging``). One inside the words for a
source is that source's seat.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.parse import Token
from marsad.extract.places import event, treated
from marsad.extract.setting import hanging
from marsad.extract.voices import Voice
from marsad.model import Alternative, Mention, Span, Where


def where(frame: Frame, voices: list[Voice]) -> tuple[Where | None, tuple[str, ...]]:
    """The place of the frame from its own sentence, with the rule of the place grammar."""
    sentence = frame.sentence
    seats = {i for voice in voices for head in voice.heads for i in
             (t.i for t in sentence.doc[head].below)}  # fmt: skip
    found = [
        spot
        for spot in event.spots(
            sentence.doc, frame.trigger, sentence.places, sentence.start,
            lambda token: hanging.side(frame, token), sentence.names,
        )
        if spot.token.i not in seats and not _in_actor(frame, spot.mention)
        and not hanging.of_another_deed(frame, _holder(spot.token))
        and not _of_care(sentence, spot.mention)
    ]  # fmt: skip
    if not found:
        return None, ()
    spot = found[0]
    if not event.is_listed(spot.mention):
        around = next((o for o in found if o.distance == spot.distance and
                       event.is_listed(o.mention)), None)  # fmt: skip
        return _within(spot.mention, around), (spot.mention.rule,)
    for other in found:
        inner = other.mention.value
        if isinstance(inner, Where) and _value(spot.mention).id in inner.within:
            spot = other  # "Ippy, in the Central African Republic"
            break
    joined = _joined(sentence, spot.mention, spot.token)
    if joined is None and any(_rival(spot, other) for other in found):
        return _spanned(spot.mention), (spot.mention.rule, "place.rival")
    return joined or _spanned(spot.mention), (spot.mention.rule,)


def _of_care(sentence: Sentence, mention: Mention) -> bool:
    """ "Died at a hospital in Amman": he was not hurt there."""
    start = sentence.start
    return treated.is_of_care(sentence.text, mention.start - start, mention.end - start)


def _holder(token: Token) -> Token:
    """The verb that holds the mention."""
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), token)


def _rival(one: event.Spot, other: event.Spot) -> bool:
    """Another place, just as near to the event, that neither holds the first nor lies in it."""
    a, b = _value(one.mention), _value(other.mention)
    if one.distance != other.distance or a.id is None or b.id is None or a.id == b.id:
        return False
    return a.id not in b.within and b.id not in a.within and a.precision == b.precision


def _within(unlisted: Mention, around: event.Spot | None) -> Where:
    """A name that the gazetteer lacks, in the place around it that it has: "Adhamiyah in Baghdad"
    is Baghdad with a site. Alone it is a name without an id."""
    if around is None:
        return _spanned(unlisted)
    return event.inside(_value(around.mention), _spanned(unlisted))


def _value(mention: Mention) -> Where:
    assert isinstance(mention.value, Where)
    return mention.value


def _spanned(mention: Mention) -> Where:
    return replace(_value(mention), words=mention.words, span=_span(mention))


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
        twin = hanging.token_at(sentence, other)
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
