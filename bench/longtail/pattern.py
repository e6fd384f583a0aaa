"""The baseline for tolls: plain regular expressions over title and text, no grammar.

In: an article's title and body. Out: its numbers of killed and injured. Touches nothing.

For each harm, the first number that stands within a few words of a word of the harm; if there is
none, 1 where the article has such a word at all, else 0. Its words were adjusted once, on the half
of Long Tail that may be looked at, until it stood where the design's own baseline stands.
"""

from __future__ import annotations

import re

_WORDS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split(), 1
    )
}  # fmt: skip
# ages are not numbers of people: "the driver, 24, died", "24-year-old"
_NUMBER = r"(?P<number>(?<![\d-])\b(?:" + "|".join(_WORDS) + r"|a|an|another|[1-9]\d?(?!,))\b)(?!-)"
_PEOPLE = (
    r"(?:\s+(?:other|more|young|adult|teenage|unidentified|elderly|innocent))*"
    r"(?:\s+(?:people|persons?|men|man|women|woman|children|child|kids?|boys?|girls?|teens?|"
    r"teenagers?|victims?|others|students?|officers?|bystanders?|males?|females?|brothers|"
    r"sisters|adults?|suspects?|residents?))?"
)
_BE = r"(?:\s+(?:is|are|was|were|has|have|had|been|being|left|also|reported|confirmed|found))*"
_DEATH = r"(?:dead|killed|slain|died|dies|die|fatally|murdered|shot\s+(?:dead|to\s+death))"
_WOUND = (
    r"(?:injured|wounded|hurt|hospitali[sz]ed|injuries|critical(?:ly)?|shot(?!\s+(?:dead|to\s+death|"
    r"and\s+killed)))"
)
_KILLING = r"(?:kills|killing|killed|claims|leaves|left)"
_WOUNDING = r"(?:injures|injuring|injured|wounds|wounding|wounded|hurts|hurting|hurt)"
_ANY_DEATH = re.compile(
    r"\b(?:dead|killed|killing|kills|slain|died|dies|fatal|fatally|murdered|homicide|"
    r"(?:his|her|to|'s) death)\b", re.I,
)  # fmt: skip
_ANY_WOUND = re.compile(
    r"\b(?:injured|injures|injuring|wounded|wounding|hurt|hospitali[sz]ed|non-life|"
    r"(?:critical|stable|serious|good|fair)\s+condition|recovering)\b", re.I,
)  # fmt: skip


def _patterns(state: str, verb: str) -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"{_NUMBER}{_PEOPLE}{_BE},?\s+{state}\b", re.I),
        re.compile(rf"\b{verb}\s+(?:at\s+least\s+)?{_NUMBER}{_PEOPLE}\b", re.I),
    )


_PATTERNS = {"killed": _patterns(_DEATH, _KILLING), "injured": _patterns(_WOUND, _WOUNDING)}
_ANY = {"killed": _ANY_DEATH, "injured": _ANY_WOUND}


def toll(harm: str, title: str | None, body: str) -> int:
    """The number of people that an article says were ``killed`` or ``injured``."""
    whole = f"{title or ''}\n{body}"
    found = [match for pattern in _PATTERNS[harm] if (match := pattern.search(whole))]
    if found:
        return _value(min(found, key=lambda match: match.start()).group("number"))
    return 1 if _ANY[harm].search(whole) else 0


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.get(word.casefold(), 1)
