"""What part a frame plays in its report: main, background, aggregate, anniversary or pattern.

In: a frame, its date with the rule that found it, the publication date. Out: a role and the rules.
Touches nothing. Recaps of other incidents are the largest source of false incidents in automated
event data; the order of the tests below is the order of their certainty.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from marsad import lexicon
from marsad.extract.frames.frame import Frame
from marsad.extract.parse import Token
from marsad.extract.standing import tense
from marsad.model import When

# An event dated longer before publication than this is not what the report is about, unless the
# title tells it too (see consolidate). A decision: two months is beyond any late report of an
# incident that we read in re3d, and shorter than the distance of an anniversary.
FAR = timedelta(days=60)
# A stated period longer than this holds several happenings: ten days is longer than any single
# siege or raid told with "from … to …" in the texts that we read.
PERIOD = timedelta(days=10)
# "Hundreds of thousands have been killed", without a date, is the toll of a war. A decision: no
# single happening of the last decades that is told without its day took a thousand lives.
MASS = 1000
# "29 minors were shot this year" are a total; one or two may be the case that the report tells.
_MANY = 3
_UNIT = re.compile(r"\bthis (?:year|quarter|season)\b", re.IGNORECASE)
_INCIDENTS = re.compile(r" (?:[\w-]+ ){0,2}(?:incidents|violations)\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b(?:in|over|within) (?!the\b)(?:[\w-]+ ){1,2}(?:weeks|months|years)\b")
# Not "the number of people killed rose to nine": that is the toll of one happening.
_NUMBER_OF = re.compile(
    r"\bnumbers? of (?!people|persons|those|dead|deaths|killed|wounded|injured)\w"
)
_COUNTED_ONE_BY_ONE = frozenset({"killed", "injured", "abducted", "detained", "disappeared"})
_PERIOD_RULES = ("date.since", "date.range", "date.past_period", "date.unit_so_far")


def role(
    frame: Frame, when: When | None, date_rules: tuple[str, ...], published: date | None
) -> tuple[str, tuple[str, ...]]:
    """The role of the frame and the rules that gave it."""
    text = frame.sentence.text.lower()
    trigger = frame.sentence.doc[frame.trigger]
    if _phrases("anniversary").search(text) and _long_ago(when, published):
        return "anniversary", ("role.anniversary",)
    if any(rule.startswith("date.anniversary") for rule in date_rules):
        return "anniversary", ("role.anniversary",)
    if _is_pattern(frame, trigger, when, date_rules):
        return "pattern", ("role.pattern",)
    if _several(frame) and _phrases("over_period").search(text):
        return "aggregate", ("role.over_period",)
    if _several(frame) and not _one_day(when) and _apart().search(text):
        return "aggregate", ("role.separate_happenings",)
    if _number_of(frame) and "toll" not in frame.rules:
        return "aggregate", ("role.number_of",)
    total = _period(frame, trigger, when, date_rules, text)
    if total is not None:
        return "aggregate", (total,)
    if _over_months(frame, trigger, text):
        return "aggregate", ("role.over_months",)
    if "count.listed" in frame.rules and _phrases("aggregate").search(text):
        return "aggregate", ("role.listed_total",)  # "29 strikes this year, with 74 dead"
    if _long_ago(when, published):
        return "background", ("role.far_date",)
    if _came_before(trigger):
        return "background", ("role.came_before",)
    if _in_a_total(trigger):
        return "background", ("role.part_of_total",)
    if _several(frame) and _now(trigger):
        return "aggregate", ("role.now",)
    if (
        _mass(frame)
        and (trigger.pos_ != "VERB" or tense.perfect(trigger))
        and (when is None or when.basis == "published")
    ):
        return "aggregate", ("role.mass_total",)
    since_then = "date.since_then" in date_rules
    if since_then and _many(frame) and _longer(when, FAR):
        return "aggregate", ("role.since_then",)
    if (
        _several(frame)
        and not (since_then or _these(frame))
        and _running(when, text)
        and tense.perfect(trigger)
    ):
        return "aggregate", ("role.total",)
    if _phrases("background").search(text) and tense.pluperfect(trigger):
        return "background", ("role.pluperfect",)
    return "main", ()


@cache
def _apart() -> re.Pattern[str]:
    """ "Six were shot in two separate shootings", "killed in shootings across the city": a total of
    happenings that have nothing to do with each other."""
    words = lexicon.load("en", "roles")
    apart, happenings, single = (
        "|".join(words[key]) for key in ("apart", "happenings", "single_happenings")
    )
    return re.compile(
        rf"\b(?:{apart}) (?:[\w-]+ ){{0,2}}(?:{happenings})\b|\bin (?:{single}) (?:across|around|"
        r"throughout|over|since|from|between|in the city|citywide|this|last)\b"
    )


def _over_months(frame: Frame, trigger: Token, text: str) -> bool:
    """ "Have cost 90 lives in eighteen months"."""
    return _several(frame) and tense.perfect(trigger) and _MONTHS.search(text) is not None


def _number_of(frame: Frame) -> bool:
    """ "The number of children maimed by mines rose": a figure of statistics."""
    whom = frame.affected
    if whom is None:
        return False
    text, start = frame.sentence.text.lower(), whom.start - frame.sentence.start
    said = _NUMBER_OF.search(text, max(0, start - len("numbers of ")))
    return said is not None and said.start() <= start + len("the ")


def _mass(frame: Frame) -> bool:
    figure = frame.affected.figure if frame.affected is not None else None
    return figure is not None and (figure.low or 0) >= MASS and frame.harm in _COUNTED_ONE_BY_ONE


def _now(trigger: Token) -> bool:
    """ "71 people have now died", "47 are now held": a number that has grown."""
    passive = any(c.dep_ == "auxpass" and c.lower_ in {"are", "is"} for c in trigger.children)
    here = any(c.lower_ == "now" and c.dep_ == "advmod" for c in trigger.children)
    return here and (passive or (trigger.pos_ == "VERB" and tense.perfect(trigger)))


def _in_a_total(trigger: Token) -> bool:
    """ "the figure includes the killing of …": told before, named again inside a total."""
    verbs = tense.verbs_above(trigger)
    return trigger.pos_ == "NOUN" and bool(verbs) and verbs[0].lemma_ in {"include", "comprise"}


def _came_before(trigger: Token) -> bool:
    """ "The raid came a week after a bombing that killed 12": the bombing is told as an earlier
    happening, and so is all that hangs on it."""
    for node in (trigger, *trigger.ancestors):
        head = node.head
        after = node.dep_ == "pobj" and head.lower_ in {"after", "following"}
        if node.dep_ == "advcl" and head.lemma_ in {"come", "happen", "occur"}:
            marks = (c.lower_ for c in node.children if c.dep_ in {"mark", "prep"})
            if "after" in marks:
                return True
        if after and head.head.lemma_ in {"come", "happen", "occur"}:
            return True
        if node.dep_ == "dobj" and head.lemma_ == "follow" and head.pos_ == "VERB":
            return True
    return False


def _running(when: When | None, text: str) -> bool:
    if not _phrases("aggregate").search(text):
        return False
    return when is None or when.start is None or when.end is None or _longer(when, PERIOD)


def _longer(when: When | None, days: timedelta) -> bool:
    if when is None or when.start is None or when.end is None:
        return False
    return when.end - when.start > days


def _one_day(when: When | None) -> bool:
    """ "Police made 31 arrests on Sunday": one happening, not a total."""
    return when is not None and when.words is not None and when.start == when.end


def _period(
    frame: Frame, trigger: Token, when: When | None, rules: tuple[str, ...], text: str
) -> str | None:
    several = _several(frame)
    counted = "noun.count" in frame.rules and several and trigger.tag_ == "NNS"
    if counted and not _one_day(when):
        return "role.events_counted"
    if "date.same_period" in rules and several:
        return "role.same_period"
    if several and not _one_day(when) and _in_incidents(frame):
        return "role.in_incidents"
    if "date.since_then" in rules:
        return None  # "has since executed 21 traders": one deed, of which only the span is told
    if when is not None and several and when.basis != "published":
        long = _longer(when, PERIOD)
        stated_period = any(rule.startswith(_PERIOD_RULES) for rule in rules)
        if long and stated_period and not _these(frame):
            return "role.period"
        if long and _many(frame) and _UNIT.search(when.words or ""):
            return "role.this_year"
        if long and _many(frame) and _bare(frame, trigger):
            return "role.in_figures"
        if when.grain == "soft" and _phrases("aggregate").search(text):
            return "role.soft_period"
    return None


def _bare(frame: Frame, trigger: Token) -> bool:
    """ "October: killed 31, wounded 77": a number, of nobody in particular and by nobody."""
    whom = frame.affected
    if any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ != "CD" for c in trigger.children):
        return False
    return whom is not None and frame.sentence.doc[whom.head].tag_ == "CD"


def _these(frame: Frame) -> bool:
    """ "has released the four drivers": one deed, done to these."""
    whom = frame.affected
    return whom is not None and whom.definite and not whom.partitive


def _in_incidents(frame: Frame) -> bool:
    """ "37 incidents, in which 52 people died": over several happenings."""
    sentence = frame.sentence
    for mention in sentence.counts:
        low = getattr(mention.value, "low", None) or 0
        after = sentence.text[mention.end - sentence.start :]
        if low > 1 and _INCIDENTS.match(after):
            return True
    return False


def _many(frame: Frame) -> bool:
    """Three or more, told by a number."""
    figure = frame.affected.figure if frame.affected is not None else None
    return figure is not None and figure.words is not None and (figure.low or 0) >= _MANY


def _several(frame: Frame) -> bool:
    figure = frame.affected.figure if frame.affected is not None else None
    return figure is not None and (figure.high is None or figure.high > 1)


def _is_pattern(
    frame: Frame, trigger: Token, when: When | None, date_rules: tuple[str, ...]
) -> bool:
    """ "also frequently uses children": a habit, not a happening."""
    clause = [trigger, *tense.verbs_above(trigger)]
    habit = any(c.lower_ in _habits() for verb in clause[:2] for c in verb.children)
    if habit or _for_long(frame, trigger):
        return True
    if frame.sentence.is_title or date_rules or "noun.count" in frame.rules:
        return False
    figure = frame.affected.figure if frame.affected is not None else None
    vague = figure is None or figure.rule in {"count.plural", "count.one"}
    told_of_some = frame.affected is not None and (
        frame.affected.definite or bool(frame.affected.names)
    )
    habit_of_groups = frame.harm in {"used", "recruited"}
    if told_of_some and (not habit_of_groups or "used.made_to_harm" in frame.rules):
        return False  # "the soldiers are killed": told in the present, but of these soldiers
    if trigger.dep_ == "pcomp" and trigger.head.lower_ == "by":
        clause = clause[1:]  # "they live by kidnapping traders"
    verb = next((v for v in clause if v.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb is clause[0] and vague and tense.present(verb)


def _for_long(frame: Frame, trigger: Token) -> bool:
    """ "have used children as carriers for a generation": no happening lasts so long."""
    text = frame.sentence.text[max(0, frame.end - frame.sentence.start - 1) :].lower()
    return tense.perfect(trigger) and _phrases("for_long").search(text) is not None


def _long_ago(when: When | None, published: date | None) -> bool:
    if when is None or when.end is None or published is None:
        return False
    return published - when.end > FAR


@cache
def _habits() -> frozenset[str]:
    return frozenset(lexicon.load("en", "roles")["habits"])


@cache
def _phrases(key: str) -> re.Pattern[str]:
    words = lexicon.load("en", "roles")[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
