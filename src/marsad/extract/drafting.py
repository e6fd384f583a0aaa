"""A parsed document → drafts: each frame with its setting, its voices, its standing and its role.

In: a Document and the word tables. Out: Drafts in the order of the text. Touches nothing.

What a frame does not say itself it takes from its neighbours, and says so (``inherited``): the date
and place of the frame before it in the same paragraph, else the nearest one that tells the same
kind of happening. A slot taken that way gives way to one that is stated (``consolidate``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

from marsad.extract import agreement, context, continued, reference, role, setting, stance, voices
from marsad.extract.document import Document
from marsad.extract.draft import Draft
from marsad.extract.frames import find
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words, english
from marsad.extract.voices import Voice
from marsad.model import Figure, Source, Span, When, Where

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "i", "we", "you", "one"})
_PERIOD = re.compile(
    r"\b(?:over|during|in|within) (?:the same|that|this) (?:period|time|span)\b", re.IGNORECASE
)
_NEIGHBOURS = 40  # statements on each side in which a date or place is looked for
_NEAR = 300  # characters: the sentence before
_LEAD = 1500  # characters: the first paragraphs of a news report
_FRESH = timedelta(days=14)  # a report is of the last two weeks unless it says otherwise
_REACH = 3  # sentences over which a date or a place goes on: what a paragraph of news spans


@dataclass(slots=True)
class _Reading:
    """What the document has told so far, in reading order."""

    groups: list[Party] = field(default_factory=list)
    speakers: list[Source] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def drafts(document: Document, words: Words) -> list[Draft]:
    """All drafts of the document, nothing consolidated yet."""
    reading = _Reading(groups=reference.groups(document.string))
    for sentence in document.sentences:
        said = voices.voices(sentence)
        found = find.frames(sentence, words)
        base = len(reading.drafts)
        _remember(sentence, said, found, reading, document.string)
        for frame in [*found, *context.frames(sentence, words)]:
            reading.drafts.append(_draft(document, frame, said, base, reading))
    return _settled(document, reading.drafts)


def _draft(
    document: Document, frame: Frame, said: list[Voice], base: int, reading: _Reading
) -> Draft:
    covering = [voice for voice in said if frame.trigger in voice.covers]
    when, date_rules = setting.when(frame, said, covering)
    when, date_rules = _same_period(frame, when, date_rules, reading, document)
    where, place_rules = _where(document, frame, covering)
    if where is None and "date.same_period" in date_rules:
        where, place_rules = _same_scope(reading)
    status, status_rules = stance.status(frame, covering)
    part, role_rules = role.role(frame, when, date_rules, document.text.published)
    if frame.harm == "none" and part == "main":
        part = "background"
    if status in {"hypothetical", "planned"} and part == "main" and not _numbered(frame):
        part, role_rules = "pattern", ("role.rule_without_number",)
    actors = _behind(frame, reading, covering, document.string)
    sources, source_rules = _sources(frame, covering, status, actors, reading, document.string)
    affected, figure, harm = _referred(frame, reading.drafts)
    return Draft(
        order=len(reading.drafts),
        sentence=frame.sentence.index,
        paragraph=frame.sentence.paragraph,
        in_title=frame.sentence.is_title,
        start=frame.start,
        end=frame.end,
        harm=harm,
        act=frame.act,
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
               *source_rules),
        was=frame.was,
        subset_of=None if frame.subset_of is None else base + frame.subset_of,
        needs_review=("the place may be another", ) if where is not None and where.id is None and
        where.alternatives and " and " not in (where.name or "") else (),
    )  # fmt: skip


def _where(
    document: Document, frame: Frame, covering: list[Voice]
) -> tuple[Where | None, tuple[str, ...]]:
    """The stated place, or the one that "the city" stands for, with the site named in it."""
    found, rules = setting.where(frame, covering)
    sentence = frame.sentence
    if found is None:
        for start, end, noun in reference.place_words(
            sentence.start, sentence.end, document.string
        ):
            antecedent = reference.place(noun, start, document.places)
            if antecedent is not None:
                words = document.string[start:end]
                span = Span("body", start, end)
                found = replace(antecedent, words=words, span=span)
                rules = ("place.reference",)
                break
    site = _site(document, frame, covering)
    if found is not None and site is not None and found.precision in {"town", "neighbourhood"}:
        found = replace(found, site=site, precision="site", point=found.precision)
        rules = (*rules, "place.site")
    return found, rules


def _same_scope(reading: _Reading) -> tuple[Where | None, tuple[str, ...]]:
    """The area of the total before it."""
    for draft in reversed(reading.drafts):
        if draft.role == "aggregate" and draft.where is not None:
            return draft.where, ("place.same_scope",)
    return None, ()


def _site(document: Document, frame: Frame, covering: list[Voice]) -> str | None:
    """The site that the sentence names: not what was harmed, not the means, not a source's seat."""
    sentence, affected = frame.sentence, frame.affected
    seats = [
        sentence.span(sentence.doc[head].left_edge, sentence.doc[head].right_edge)
        for voice in covering
        for head in voice.heads
    ]
    for mention in document.sites:
        if not sentence.start <= mention.start < sentence.end:
            continue
        inside = affected is not None and affected.start <= mention.start < affected.end
        seat = any(start <= mention.start < end for start, end in seats)
        if not inside and not seat and mention.words.lower() not in english().act:
            return mention.words
    return None


def _same_period(
    frame: Frame, when: When | None, rules: tuple[str, ...], reading: _Reading, document: Document
) -> tuple[When | None, tuple[str, ...]]:
    """ "Over the same period …", "during that time …", "has since …": the span that the report told
    before, or from the happening before it to publication."""
    published = document.text.published
    match = _PERIOD.search(frame.sentence.text)
    since_then = "date.since_then" in rules
    if published is None or (match is None and not since_then):
        return when, rules
    for draft in reversed(reading.drafts):
        if draft.when is not None and draft.when.start is not None:
            told = draft.when
            end = told.end if draft.role == "aggregate" and match is not None else published
            words = match.group() if match is not None else when.words if when else None
            rule = "date.same_period" if match is not None else "date.since_then"
            return When(told.start, end, words, "period", "relative"), (rule,)
    return when, rules


def _sources(
    frame: Frame,
    covering: list[Voice],
    status: str,
    actors: tuple[Party, ...],
    reading: _Reading,
    string: str,
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The chain, innermost voice first; a threat is said by who makes it."""
    inner_first = sorted(covering, key=lambda voice: len(voice.covers))
    links: list[Source] = []
    for voice in inner_first:
        for one in voice.links:
            found = reference.source(one, reading.speakers, reading.groups, string)
            if found is None and (one.name or "").casefold() in _PRONOUNS:
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


def _behind(
    frame: Frame, reading: _Reading, covering: list[Voice], string: str
) -> tuple[Party, ...]:
    """The actors, "the group" by its name; a child never stands as one without the group behind
    it, and if no group is named nobody does."""
    adults = [actor for actor in frame.actors if actor.age_group != "child"]
    speakers = [link for voice in covering for link in voice.links[:1]]
    named = []
    for actor in adults:
        own = _of_the_speaker(frame, actor, speakers, reading)
        found = own or reference.actor(actor, reading.groups, string) or actor
        if not (found.pronoun and found.words.lower() == "it"):
            named.append(found)
    used = len(adults) < len(frame.actors) or "used.made_to_harm" in frame.rules
    if used and not named:
        behind = reference.group(frame.start, reading.groups)
        named = [behind] if behind is not None else []
    return tuple(named)


def _of_the_speaker(
    frame: Frame, actor: Party, speakers: list[Source], reading: _Reading
) -> Party | None:
    """ "The Column said that it / its fighters had killed …": whoever speaks did it."""
    head = frame.sentence.doc[actor.head]
    its = any(c.dep_ == "poss" and c.lower_ in {"its", "their"} for c in head.children)
    if not speakers or not (its or actor.words.lower() == "it"):
        return None
    speaker = speakers[0]
    named = reference.source(speaker, reading.speakers, reading.groups, "") or speaker
    if named.name is None:
        return None
    if its:
        return replace(actor, of=named.name)
    return replace(actor, of=named.name, pronoun=False)


def _referred(frame: Frame, earlier: list[Draft]) -> tuple[Party | None, Figure | None, str]:
    """Who "them" are and how many, and what was done: people who were killed are not wounded
    beside that ("are killed as the fighters shoot them")."""
    whom = frame.affected
    figure = None if whom is None else whom.figure
    if whom is None or whom.sort != "person" or whom.partitive:
        return whom, figure, frame.harm
    refers = whom.definite and figure is not None and figure.rule == "count.plural"
    if not refers and (not whom.pronoun or figure is not None):
        return whom, figure, frame.harm
    for draft in reversed(earlier):
        if "used.made_to_harm" in draft.rules:
            continue  # those who did it are not those it was done to
        other = draft.affected
        plural = draft.figure is not None and draft.figure.high != 1
        if other is not None and other.sort == "person" and not other.pronoun and plural:
            if frame.sentence.index - draft.sentence > _REACH:
                break
            if refers and not _same_kind(whom, other):
                continue
            if refers and {frame.harm, draft.harm} == {"killed", "injured"}:
                continue  # "the men killed" are not those who were wounded
            same = replace(
                whom, kind=other.kind, age_group=other.age_group, ages=other.ages, sex=other.sex
            )
            dead = whom.pronoun and frame.harm == "injured" and draft.harm == "killed"
            return same, draft.figure, "killed" if dead else frame.harm
    return whom, figure, frame.harm


def _same_kind(whom: Party, other: Party) -> bool:
    """ "the men" after "five road surveyors": nothing known of the ones clashes with the others."""
    kinds = {whom.kind, other.kind} - {"unknown", "civilian"}
    groups = {whom.age_group, other.age_group} - {"unknown"}
    sexes = {whom.sex, other.sex} - {"unknown", "mixed"}
    return len(kinds) < 2 and len(groups) < 2 and len(sexes) < 2 and other.figure is not None


def _remember(
    sentence: Sentence, said: list[Voice], found: list[Frame], reading: _Reading, string: str
) -> None:
    for frame in found:
        for actor in frame.actors:
            named = sentence.doc[actor.head].text[:1].isupper()  # in the case that was parsed
            if named and actor.sort in {"organisation", "person"} and actor.age_group != "child":
                reading.groups.append(actor)
    for chunk in sentence.doc.noun_chunks:
        if chunk.root.text[:1].isupper() and voices.source_kind(chunk.text) == "armed_group":
            start, end = sentence.span(chunk[0], chunk.root)
            reading.groups.append(
                Party(chunk.root.i, start, end, chunk.text, "organisation", "unknown")
            )
    reading.groups.sort(key=lambda party: party.start)
    for voice in said:
        for link in voice.links:
            meant = reference.source(link, reading.speakers, reading.groups, string)
            known = link if meant is None else replace(meant, words=link.words, span=link.span)
            reading.speakers.append(known)


def _settled(document: Document, found: list[Draft]) -> list[Draft]:
    """Dates and places taken from neighbours where a frame states none."""
    out: list[Draft] = []
    for draft in continued.sources(found):
        filled = draft
        if draft.role in {"main", "background"} and draft.harm != "none":
            filled = _with_date(filled, out, found, document)
            filled = _with_place(filled, out, found, document)
        out.append(filled)
    return out


def _with_date(draft: Draft, before: list[Draft], every: list[Draft], document: Document) -> Draft:
    if draft.when is not None:
        return draft
    for other in _nearest(draft, before, every):
        if other.when is None or other.when.basis == "published" or other.role != draft.role:
            continue
        if not _one_event(draft.harm, other.harm):
            continue
        if other.status != draft.status and "denied" not in {draft.status, other.status}:
            continue
        if not agreement.places(draft.where, other.where):
            continue
        return replace(draft, when=other.when, inherited=draft.inherited | {"when"},
                       rules=(*draft.rules, "date.inherited"))  # fmt: skip
    first = _first_date(document) if draft.role == "main" else None
    if first is None:
        return draft
    return replace(
        draft,
        when=first,
        inherited=draft.inherited | {"when"},
        rules=(*draft.rules, "date.first_in_report"),
    )


def _nearest(draft: Draft, before: list[Draft], every: list[Draft]) -> list[Draft]:
    """The other drafts, the nearest sentence first, of two as near the one told before."""
    others = [*before[-_NEIGHBOURS:], *every[draft.order + 1 : draft.order + 1 + _NEIGHBOURS]]
    return sorted(others, key=lambda o: (abs(o.sentence - draft.sentence), o.order > draft.order))


def _first_date(document: Document) -> When | None:
    """The first day that the report names shortly before its publication: news tells the day of
    what it is about in its first sentences, often apart from the harm ("It happened Friday")."""
    published = document.text.published
    for mention in document.dates:
        value = mention.value
        if not isinstance(value, When) or value.start is None or value.end is None:
            continue
        if mention.start - document.body > _LEAD or published is None:
            return None
        if mention.start in document.datelines:
            continue  # the day on which it was written
        single = value.start == value.end and mention.type in {"DATE", "TIME"}
        if single and value.end <= published <= value.end + _FRESH:
            return replace(value, span=Span("body", mention.start, mention.end))
    return None


# Harms that one happening does together; a date goes over from one to another, not between sets.
_TOGETHER = (
    frozenset({"killed", "injured", "attacked", "damaged", "destroyed", "used", "displaced"}),
    frozenset({"abducted", "detained", "released", "disappeared", "killed", "injured", "tortured"}),
    frozenset({"recruited", "used", "abducted"}),
    frozenset({"attacked", "damaged", "destroyed", "looted", "seized"}),
    frozenset({"displaced", "detained", "killed", "injured"}),
)


def _one_event(one: str, other: str) -> bool:
    return one == other or any({one, other} <= together for together in _TOGETHER)


def _with_place(draft: Draft, before: list[Draft], every: list[Draft], document: Document) -> Draft:
    if draft.where is not None:
        return draft
    for other in _nearest(draft, before, every):
        if other.where is None or other.role != draft.role or other.harm == "none":
            continue
        if not _one_event(draft.harm, other.harm):
            continue
        return replace(draft, where=other.where, inherited=draft.inherited | {"where"},
                       rules=(*draft.rules, "place.inherited"))  # fmt: skip
    if draft.role != "main":
        return draft
    before_it = _place_before(draft, document)
    if before_it is not None:
        return before_it
    for mention in document.places:
        in_head = mention.start < document.body or mention.category == "dateline"
        value = mention.value
        if in_head and mention.category in {"place", "dateline"} and isinstance(value, Where):
            rule = "place.dateline" if mention.category == "dateline" else "place.title"
            return replace(
                draft,
                where=replace(
                    value, words=mention.words, span=Span("body", mention.start, mention.end)
                ),
                inherited=draft.inherited | {"where"},
                rules=(*draft.rules, rule),
            )
    return draft


def _place_before(draft: Draft, document: Document) -> Draft | None:
    """ "A bomb exploded in Kirkuk on Friday. The attack killed …": the place named shortly before,
    where the sentence that names it tells no harm itself."""
    for mention in reversed(document.places):
        value = mention.value
        near = 0 <= draft.start - mention.start <= _NEAR and mention.start >= document.body
        if near and mention.category == "place" and isinstance(value, Where) and value.id:
            span = Span("body", mention.start, mention.end)
            return replace(
                draft,
                where=replace(value, words=mention.words, span=span),
                inherited=draft.inherited | {"where"},
                rules=(*draft.rules, "place.before"),
            )
    return None
