"""Whether a frame tells a total: of a period, of several happenings, of a war.

In: a frame and its date with the rules that found it. Out: the rule that says so, or None. Touches
nothing.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from marsad import lexicon
from marsad.extract.frames.frame import Frame
from marsad.extract.parse import Token
from marsad.extract.standing import phrases, tense
from marsad.extract.standing.period import FAR, longer
from marsad.model import When

# A stated period longer than this holds several happenings: ten days is longer than any single
# siege or raid told with "from … to …" in the texts that we read.
PERIOD = timedelta(days=10)
# "Hundreds of thousands have been killed", without a date, is the toll of a war. A decision: no
# single happening of the last decades that is told without its day took a thousand lives.
MASS = 1000
# "29 minors were shot this year" are a total; one or two may be the case that the report tells.
_MANY = 3
_UNIT = re.compile(r"\bthis (?:year|quarter|season)\b", re.IGNORECASE)
_HOURS = re.compile(r"\bhours\b", re.IGNORECASE)
_INCIDENTS = re.compile(r" (?:[\w-]+ ){0,2}(?:incidents|violations)\b", re.IGNORECASE)
_MONTHS = re.compile(r"\b(?:in|over|within) (?!the\b)(?:[\w-]+ ){1,2}(?:weeks|months|years)\b")
# Not "the number of people killed rose to nine": that is the toll of one happening.
_NUMBER_OF = re.compile(
    r"\bnumbers? of (?!people|persons|those|dead|deaths|killed|wounded|injured)\w"
)
_COUNTED_ONE_BY_ONE = frozenset({"killed", "injured", "abducted", "detained", "disappeared"})
_PERIOD_RULES = ("date.since", "date.range", "date.past_period", "date.unit_so_far")


def stated(frame: Frame, when: When | None, date_rules: tuple[str, ...], text: str) -> str | None:
    """The rule by which the words name a total ("in the reporting period", "412 killings");
    ``text``: of the sentence, in lower case."""
    several, trigger = _several(frame), frame.sentence.doc[frame.trigger]
    if several and phrases.of("over_period").search(text):
        return "role.over_period"
    if several and not _one_day(when) and _apart().search(text):
        return "role.separate_happenings"
    if "count.compared" in frame.rules:
        return "role.compared"  # "against 187 in the same months of 2020"
    if _one_more_time(text, trigger):
        return "role.repeated"
    if _number_of(frame) and "toll" not in frame.rules:
        return "role.number_of"
    total = _period(frame, trigger, when, date_rules, text)
    if total is not None:
        return total
    if _over_months(frame, trigger, text):
        return "role.over_months"
    if "count.listed" in frame.rules and phrases.of("aggregate").search(text):
        return "role.listed_total"  # "29 strikes this year, with 74 dead"
    return None


def grown(frame: Frame, when: When | None, date_rules: tuple[str, ...], text: str) -> str | None:
    """The rule by which the verb tells a number that has grown ("have now died", "since then")."""
    several, trigger = _several(frame), frame.sentence.doc[frame.trigger]
    if several and _now(trigger):
        return "role.now"
    undated = when is None or when.basis == "published"
    if _mass(frame) and undated and (trigger.pos_ != "VERB" or tense.perfect(trigger)):
        return "role.mass_total"
    since_then = "date.since_then" in date_rules
    if since_then and _many(frame) and longer(when, FAR):
        return "role.since_then"
    one_deed = since_then or _these(frame)
    if several and not one_deed and _running(when, text) and tense.perfect(trigger):
        return "role.total"
    return None


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


def _one_more_time(text: str, trigger: Token) -> bool:
    """ "The third time this year that soldiers have killed": one of several happenings."""
    return _times().search(text, text.rfind(";", 0, trigger.idx) + 1, trigger.idx) is not None


@cache
def _times() -> re.Pattern[str]:
    ordinals = "|".join(sorted(set(lexicon.load("en", "numbers")["ordinals"]) - {"first"}))
    return re.compile(rf"\b(?:{ordinals}|\d+(?:nd|rd|th)) time\b[^.;]*\b(?:that|in which)\b")


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


def _running(when: When | None, text: str) -> bool:
    if not phrases.of("aggregate").search(text):
        return False
    if when is not None and _HOURS.search(when.words or ""):
        return False  # "in the past few hours": one night's deeds
    return when is None or when.start is None or when.end is None or longer(when, PERIOD)


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
        long = longer(when, PERIOD)
        stated_period = any(rule.startswith(_PERIOD_RULES) for rule in rules)
        if long and stated_period and not _these(frame):
            return "role.period"
        if long and _many(frame) and _UNIT.search(when.words or ""):
            return "role.this_year"
        if long and _many(frame) and _bare(frame, trigger):
            return "role.in_figures"
        if when.grain == "soft" and _running(when, text):
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
