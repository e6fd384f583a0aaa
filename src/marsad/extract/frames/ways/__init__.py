"""Ways of telling harm → frames: "set fire to the mill", "was led away by soldiers", "lost a leg".

In: a verb token and the readings of its form (``lexicon/en/ways.yaml``). Out: Frames. Touches
nothing. The first reading that holds is taken; where one is, the plain verb is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, doers, means, peaceful, people, quantity, roles
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.tenor import Tenor
from marsad.extract.frames.ways import harmed, match, slots
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.ways import PLACES, Way
from marsad.extract.parse import Token

RULE = "verb.phrase"
NEGATED = "verb.negated"
# Nobody has a right to do these; "took the sacks" may be a seizure.
_ROBBING = frozenset("loot plunder pillage ransack sack steal rob rustle rifle despoil".split())
_LONGEST = 160  # characters of a quotation


def frames(sentence: Sentence, token: Token, words: Words, tenor: Tenor) -> Iterator[Frame]:
    """The frames of the first reading that holds; none if none does."""
    if token.dep_ == "amod":
        return  # "burned houses" says what they are
    readings = words.ways.by_form.get(token.lower_)
    near = [] if readings is None else readings.beside(sentence.words)
    violent = bool(near) and bool(peaceful.told_beside(token, tenor))
    for way in near:
        if way.violent and not violent:
            continue
        told = list(_told(sentence, token, way, words, violent=violent))
        if told:
            yield from told
            return


def _told(
    sentence: Sentence, token: Token, way: Way, words: Words, *, violent: bool
) -> Iterator[Frame]:
    seen = match.seen(sentence, token, way, words)
    if seen is None:
        return
    act, accident = means.act(sentence, token, words)
    if accident or means.in_a_manner_of_speaking(sentence, token, words):
        return
    subject_is_harmed = "subject" in way.at and not arguments.is_passive(token)
    takes = "subject" if subject_is_harmed else "object"
    if takes == "object" and way.at[0] not in PLACES and slots.goes(token):
        takes = "goer"
    actors, left_open = doers.of_verb(sentence, token, takes, words)
    if way.nobody:
        actors = ()
    if way.doer is not None and not match.fits(way.doer, actors, words):
        return
    standing = "denied" if match.denies(seen) and not way.negated else way.status
    frame = Frame(
        sentence=sentence, trigger=token.i, harm="", affected=None, actors=actors,
        act=way.act if way.act != "unknown" else act, start=0, end=0,
        rules=(NEGATED if way.negated else RULE, f"trigger.{way.lemma}"), open_actors=left_open,
        standing=standing, neutral=way.neutral,
    )  # fmt: skip
    start, end = match.span(sentence, [token, *seen])
    if way.at == ("none",) and way.person is not None:
        yield replace(frame, harm=way.person, start=start, end=end)
        return
    for head in slots.harmed(token, way, words):
        for each in people.coordinated(head, words):
            joined, who = each.i != head.i, roles.himself(each, token)  # "turned it on himself"
            whom = harmed.party(sentence, who, way, words, violent=violent, joined=joined)
            harm = None if whom is None else _harm(sentence, way, whom, actors, words)
            if harm == "destroyed" and each.lower_ in words.objects.parts:
                harm = "damaged"  # the house that lost its roof
            if whom is None or harm is None:
                if not joined:
                    break
                continue
            if standing == "denied" and whom.sort == "object":
                whom = replace(whom, figure=quantity.NO_OBJECT)
            if who is not each:
                yield replace(frame, harm=harm, affected=whom, start=start, end=end)
                continue
            low, high = min(start, whom.start), max(end, whom.end)
            if joined or high - low > _LONGEST:
                low, high = whom.start, whom.end
            yield replace(frame, harm=harm, affected=whom, start=low, end=high)


def _harm(
    sentence: Sentence, way: Way, whom: Party, actors: tuple[Party, ...], words: Words
) -> str | None:
    if whom.sort == "object":
        takes = way.thing == "looted" and way.lemma not in _ROBBING
        return "seized" if takes and doers.may_arrest(actors, words) else way.thing
    if way.person == "taken":
        return "detained" if doers.taken_by_law(sentence, actors, words) else "abducted"
    if way.person == "rounded":
        return "abducted" if any(a.kind == "armed_group" for a in actors) else "detained"
    return way.person
