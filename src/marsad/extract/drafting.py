"""A parsed document → drafts: each frame with its setting, its voices, its standing and its role.

In: a Document and the word tables. Out: Drafts in the order of the text. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract import proposals, voices
from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import context, find
from marsad.extract.frames import tenor as tenors
from marsad.extract.frames.frame import Frame, Party
from marsad.extract.frames.lists import zeros
from marsad.extract.frames.nouns import care
from marsad.extract.frames.words import Words
from marsad.extract.report import (
    acts,
    blame,
    cases,
    custody,
    denials,
    doers,
    doubts,
    inherit,
    recap,
    reference,
    totals,
)
from marsad.extract.report.reading import Reading, remember
from marsad.extract.setting import acting, dating, harmed, parties, scene
from marsad.extract.standing import role, stance, tense
from marsad.extract.voices import Voice
from marsad.model import Source, Where

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "i", "we", "you", "one"})
_WHO = "WHO"  # the World Health Organization


def drafts(document: Document, words: Words) -> list[Draft]:
    """All drafts of the document, nothing consolidated yet."""
    reading = Reading(groups=reference.groups(document.string))
    tenor = tenors.of_text(document.string, words)
    for sentence in document.sentences:
        said = voices.voices(sentence)
        alone = sentence.index in document.denying
        found = [] if alone else find.frames(sentence, words, tenor)
        if all(draft.harm == "none" for draft in reading.drafts):
            found = _of_violence(found, violent=bool(tenor.evidence))
        found = [told for one in found if (told := parties.before(one, reading.drafts)) is not None]
        if document.proposed:
            found += proposals.frames(sentence, document.proposed, found, words)
        base = len(reading.drafts)
        remember(sentence, said, found, reading, document.string)
        for frame in [*found, *([] if alone else context.frames(sentence, words))]:
            reading.drafts.append(_draft(document, frame, said, base, reading, words))
        reading.drafts += denials.drafts(sentence, reading, words, document.string)
        reading.drafts += blame.drafts(sentence, reading, words, document.string)
    parts = cases.of(document)
    settled = inherit.settled(document, recap.recast(reading.drafts, document), parts)
    held = custody.recast(doers.carried(settled, parts), document, words)
    return totals.dated(acts.carried(held, document, words), document)


def _of_violence(found: list[Frame], *, violent: bool) -> list[Frame]:
    """Without people in hospital of whose cause neither their sentence nor one before it speaks;
    the unharmed stay where the report names violence (``violent``) anywhere."""
    if any(not care.needs_violence(frame) for frame in found):
        return found
    return [frame for frame in found if violent and zeros.UNHARMED in frame.rules]


def _draft(
    document: Document,
    frame: Frame,
    said: list[Voice],
    base: int,
    reading: Reading,
    words: Words,
) -> Draft:
    covering = [voice for voice in said if frame.trigger in voice.covers]
    when, date_rules = dating.when(frame, said, covering, document.written)
    when, date_rules = scene.same_period(frame, when, date_rules, reading, document)
    where, place_rules = scene.where(document, frame, covering)
    if where is None and "date.same_period" in date_rules:
        where, place_rules = scene.same_scope(reading)
    status, status_rules = stance.status(frame, covering)
    part, role_rules = role.role(frame, when, date_rules, document.written)
    if frame.harm == "none" and part == "main":
        part = "background"
    if status in {"hypothetical", "planned"} and part == "main" and not _numbered(frame):
        part, role_rules = "pattern", ("role.rule_without_number",)
    actors = parties.behind(frame, reading, covering, document.string)
    sources, source_rules = _sources(frame, covering, status, actors, reading, document.string)
    affected, figure, harm = harmed.referred(frame, reading.drafts)
    affected = harmed.shown(affected, harm, frame)
    act, act_rules = acting.act(frame, harm, part, actors, affected, words)
    return Draft(
        order=len(reading.drafts),
        sentence=frame.sentence.index,
        paragraph=frame.sentence.paragraph,
        in_title=frame.sentence.is_title,
        start=frame.start,
        end=frame.end,
        harm=harm,
        act=act,
        status=status,
        role=part,
        affected=affected,
        figure=figure,
        actors=actors,
        open_actors=frame.open_actors,
        when=when,
        where=where,
        sources=sources,
        rules=(*frame.rules, *date_rules, *place_rules, *status_rules, *role_rules,
               *source_rules, *act_rules),
        was=frame.was,
        subset_of=None if frame.subset_of is None else base + frame.subset_of,
        needs_review=(
            *doubts.of_date(frame.sentence, when, status, document.written),
            *_review(frame, where),
        ),
        told_before=tense.told_before(frame.sentence.doc[frame.trigger]),
        told_since=tense.told_since(frame.sentence.doc[frame.trigger]),
    )  # fmt: skip


def _review(frame: Frame, where: Where | None) -> tuple[str, ...]:
    """Why a person should look, as far as it shows in the frame and its place."""
    reasons = []
    open_place = where is not None and where.id is None and bool(where.alternatives)
    if open_place and where is not None and " and " not in (where.name or ""):
        reasons.append("the place may be another")
    if any(rule.startswith("proposal.") for rule in frame.rules):
        reasons.append(proposals.REASON)
    return tuple(reasons)


def _sources(
    frame: Frame,
    covering: list[Voice],
    status: str,
    actors: tuple[Party, ...],
    reading: Reading,
    string: str,
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The chain, innermost voice first; a threat is said by who makes it."""
    inner_first = voices.inner_first(covering)
    links: list[Source] = []
    for voice in inner_first:
        for one in voice.links:
            found = reference.source(one, reading.speakers, reading.groups, string)
            if found is None and (one.name or "").casefold() in _PRONOUNS and one.name != _WHO:
                continue
            # The name that is meant, with the words and the place where this sentence refers to it.
            named = one if found is None else replace(found, words=one.words, span=one.span)
            if all(named.name != known.name for known in links):
                links.append(named)
    rules = tuple(voice.rule for voice in inner_first)
    if not links and status == "threatened" and actors:
        maker = actors[0]
        links = [Source(voices.without_article(maker.words), voices.source_kind(maker.words),
                        maker.words, None)]  # fmt: skip
        rules = ("source.threat",)
    return tuple(links), rules


def _numbered(frame: Frame) -> bool:
    """Told of some, by a number or as these: not "those who leave are to be executed"."""
    whom = frame.affected
    if whom is None or whom.figure is None or "used.made_to_harm" in frame.rules:
        return whom is not None and "used.made_to_harm" in frame.rules
    if whom.words.lower() in {"anyone", "anybody", "everyone", "everybody", "whoever"}:
        return False
    return whom.figure.words is not None or whom.definite or whom.figure.rule != "count.plural"
