"""Sites within a place: the market, the Roman amphitheatre, Al-Noor hospital.

In: a text. Out: mentions of category ``site``, without a value: the caller sets ``Where.site`` of
the place they lie in. Touches nothing.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.extract.places.vocabulary import english
from marsad.model import Mention

# "a hospital worker", "school children", "market prices": the noun only describes the next one.
_DESCRIBES = (
    "worker workers staff official officials director directors spokesman spokeswoman source "
    "sources teacher teachers children child pupils students student guard guards administrator "
    "records prices price bed beds board fees uniform authorities commander commanders system"
).split()
_RUN = re.compile(r"\w+")


def sites(text: str) -> list[Mention]:
    """The sites that a text names, sorted, with their adjectives and proper names."""
    if _ends().isdisjoint(_RUN.findall(text.lower())):
        return []  # half of the sentences: the expression below is the dearest of an extraction
    return [
        Mention("place", match.start(1), match.end(1), match[1], "place.site", None, "site")
        for match in _pattern().finditer(text)
    ]


@cache
def _ends() -> frozenset[str]:
    """The words with which a site may end: every match of the expression ends in one."""
    last = {site.replace("_", " ").lower().split()[-1] for site in english().sites}
    return frozenset(_RUN.findall(word + s)[-1] for word in last for s in ("", "s", "es"))


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted((s.replace("_", " ") for s in english().sites), key=len, reverse=True))
    # A capitalised word that is no article, number or possessive, nor in a text all in capitals.
    name = (
        r"(?!(?:The|A|An|In|At|On|Near|To|From|And|But|That|This|Two|Three|Four|Five|Six|Seven|"
        r"Eight|Nine|Ten|Several|Some|Many|Their|His|Her|Its|When|After|As)\b)"
        r"[A-Z](?!\w*[A-Z]{2})[\w-]*(?!['’])"
    )
    kind = (
        r"(?:(?:old|new|main|local|nearby|crowded|busy|central|grand|public|field|maternity|"
        r"children['’]s|girls['’]|boys['’]|primary|secondary|high|elementary|refugee|displacement|"
        r"displaced persons|military|army|police|training|prison|city|town|village|vegetable|fish|"
        r"livestock|gold|coal|oil|gas|power|railway|train|bus|border|wedding|football|ancient|"
        r"national|provincial|district|general|university|international|mosque|church)\s+)"
    )
    return re.compile(
        rf"\b((?:{name}[ -](?:of[ ])?){{0,4}}{kind}{{0,3}}(?i:(?:{nouns}))(?:e?s)?)\b"
        rf"(?!\s+(?:{'|'.join(_DESCRIBES)})\b)(?!['’]s\b)"
    )
