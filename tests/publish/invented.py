"""A record of invented incidents, as the store would fill it: used by the tests of ``publish``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from marsad import ids
from marsad.model import (
    Actor,
    Claim,
    Count,
    Derivation,
    Figure,
    Incident,
    Quote,
    Source,
    Tally,
    Victims,
    When,
    Where,
)
from marsad.publish import Area, Provenance, Record

AREAS = {
    "gn:1": Area("gn:1", "Homs Governorate", "admin1", "SY"),
    "gn:2": Area("gn:2", "Raqqa Governorate", "admin1", "SY"),
    "gn:3": Area("gn:3", "Aleppo Governorate", "admin1", "SY"),
    "gn:4": Area("gn:4", "Deir ez-Zor Governorate", "admin1", "SY"),
    "gn:5": Area("gn:5", "Anbar Governorate", "admin1", "IQ"),
    "country:SY": Area("country:SY", "Syria", "country", "SY"),
    "country:IQ": Area("country:IQ", "Iraq", "country", "IQ"),
}
_TOWNS = {
    "Palmyra": ("gn:11", "SY", 34.5566, 38.2855, "gn:1"),
    "Homs": ("gn:12", "SY", 34.7324, 36.7137, "gn:1"),
    "Raqqa": ("gn:13", "SY", 35.9528, 39.0088, "gn:2"),
    "Al-Bab": ("gn:14", "SY", 36.3701, 37.5156, "gn:3"),
    "Manbij": ("gn:15", "SY", 36.5281, 37.9549, "gn:3"),
    "Deir ez-Zor": ("gn:16", "SY", 35.3359, 40.1408, "gn:4"),
    "Mayadin": ("gn:17", "SY", 35.0182, 40.4530, "gn:4"),
    "Ramadi": ("gn:18", "IQ", 33.4206, 43.3078, "gn:5"),
}
MONITOR = Source("Northern Rights Monitor", "ngo", "the Northern Rights Monitor", None)
WIRE = Source("Example Wire", "media", "Example Wire", None)


def town(name: str, **changes: object) -> Where:
    """A town of the little gazetteer above; ``changes`` replace fields."""
    key, country, lat, lon, province = _TOWNS[name]
    where = Where(
        key,
        name,
        country,
        lat,
        lon,
        "town",
        name,
        None,
        "town",
        within=(province, f"country:{country}"),
    )
    return replace(where, **changes)  # type: ignore[arg-type]


def days(start: str | None, end: str | None = None, words: str | None = None) -> When:
    """A period; one day where ``end`` is not given."""
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end or start or "") if end or start else None
    basis = "stated" if start else "published"
    return When(first, last, words, "day" if first == last else "period", basis)


def figure(low: int | None, high: int | None, words: str = "", soft: bool = False) -> Figure:
    """A figure of persons."""
    return Figure(low, high, soft, words or None, "persons", "test")


def claim(text: str, quote: str, harm: str, **given: object) -> Claim:
    """A claim with its quotation at the head of the body; its id from all it holds."""
    values: dict[str, object] = {
        "act": "unknown",
        "status": "asserted",
        "role": "main",
        "report": f"{text}.html",
        "sources": (MONITOR, WIRE),
        "outlet": "Example Wire",
        "published": date(2015, 7, 6),
        "rules": ("test",),
        "confidence": 0.8,
        "extractor": "en 1",
    }
    values.update(given)
    key = ids.short("c", text, quote, harm, str(given))
    return Claim(
        id=key,
        text=text,
        harm=harm,
        quote=Quote("body", 0, len(quote), quote),
        **values,  # type: ignore[arg-type]
    )


def incident(*claims: Claim, status: str = "single origin", **given: object) -> Incident:
    """An incident of these claims; its counts are those of the claims, its place the first's."""
    first = claims[0]
    counts = {}
    for item in claims:
        if item.count is not None and item.harm not in counts and item.subset_of is None:
            low, high = item.count.low, item.count.high
            best = given.pop("best", low)
            steps = (
                Derivation("low", item.id, "lowest figure of an undominated claim"),
                Derivation("best", item.id, "the figure that most origins give"),
                Derivation("high", item.id, "highest figure; no claim sets a higher bound"),
            )
            counts[item.harm] = Count(low, best, high, "literal", steps)  # type: ignore[arg-type]
    values: dict[str, object] = {
        "origins": ("Northern Rights Monitor",),
        "reasons": ("one origin: Northern Rights Monitor",),
        "counts": counts,
        "when": first.when,
        "where": first.where,
        "actors": first.actors,
    }
    values.update(given)
    return Incident(
        id=ids.incident_id(first.id),
        claims=tuple(item.id for item in claims),
        reports=tuple(dict.fromkeys(item.report for item in claims)),
        status=status,
        harms=tuple(dict.fromkeys(item.harm for item in claims)),
        act=first.act,
        target=first.target,
        **values,  # type: ignore[arg-type]
    )


def provenance(text: str, **changes: object) -> Provenance:
    """The particulars of a text that was kept from an invented address."""
    given = Provenance(
        text,
        f"{text}.html",
        "Example Wire",
        date(2015, 7, 6),
        f"Report {text[2:]}",
        f"https://wire.example/{text}.html",
        ids.sha256(text.encode()),
        5120,
        "text/html",
        datetime(2015, 7, 7, 9, 30, tzinfo=UTC),
        12,
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def record(incidents: list[Incident], claims: list[Claim], **given: object) -> Record:
    """A record of these; every text gets a provenance unless ``provenance`` gives its own."""
    values: dict[str, object] = {
        "tallies": (),
        "provenance": {item.text: provenance(item.text) for item in claims},
        "rule_set": "literal",
        "made": datetime(2015, 8, 1, 12, 0, tzinfo=UTC),
        "version": "0.1.0",
        "ledger_head": "ab" * 32,
        "areas": AREAS,
    }
    values.update(given)
    return Record(
        incidents=tuple(incidents),
        claims={item.id: item for item in claims},
        **values,  # type: ignore[arg-type]
    )


def empty() -> Record:
    """Nothing was recorded."""
    return record([], [])


def full() -> Record:
    """Twelve incidents and a tally: every case that the page must show well."""
    made: list[Incident] = []
    claims: list[Claim] = []

    def add(*items: Claim, **given: object) -> Incident:
        claims.extend(items)
        made.append(incident(*items, **given))  # type: ignore[arg-type]
        return made[-1]

    add(*_amphitheatre())
    add(
        *_contested(),
        status="contested",
        origins=("Northern Rights Monitor", "Ministry of Defence of Examplia"),
        reasons=("two accounts of who did it", "the Ministry of Defence of Examplia denies it"),
    )
    add(
        *_market(),
        status="corroborated",
        best=14,
        origins=("Northern Rights Monitor", "Civil Rescue of Al-Bab"),
        reasons=("2 independent origins",),
    )
    add(
        claim(
            "t-recruit",
            "At least 30 boys were taken to a training camp in Raqqa.",
            "recruited",
            count=figure(30, None, "At least 30"),
            when=days("2015-06-14"),
            where=town("Raqqa"),
            actors=(Actor("Northern Shield", "Northern Shield", None, "armed_group"),),
            victims=Victims("boys", None, "civilian", "child", (12, 14), "male"),
        )
    )
    add(
        claim(
            "t-abuse",
            "The Monitor documented four cases of sexual violence in Mayadin.",
            "sexual_violence",
            count=figure(4, 4, "four"),
            when=days("2015-05-01", "2015-05-31"),
            where=town("Mayadin"),
            victims=Victims("women", None, "civilian", "adult", (), "female"),
        )
    )
    add(
        claim(
            "t-arabic",
            "قال المرصد إن سبعة مدنيين قتلوا في قصف على حي سكني في دير الزور يوم الثلاثاء.",
            "killed",
            act="shelling",
            count=figure(7, 7, "سبعة"),
            when=days("2015-06-30"),
            where=town("Deir ez-Zor", precision="neighbourhood", words="دير الزور"),
            sources=(Source("مرصد الفرات", "ngo", "المرصد", None), WIRE),
        ),
        origins=("مرصد الفرات",),
        reasons=("one origin: مرصد الفرات",),
    )
    add(
        claim(
            "t-nowhere",
            "Dozens were injured when a convoy came under fire.",
            "injured",
            act="shooting",
            count=figure(24, None, "Dozens", soft=True),
            when=days(None, "2015-07-06"),
            where=None,
        )
    )
    add(
        claim(
            "t-heritage",
            "Six artefacts were destroyed on Thursday, the group said in a statement.",
            "destroyed",
            target="heritage",
            count=Figure(6, 6, False, "Six", "objects", "test"),
            when=days("2015-07-02"),
            where=town("Palmyra", site="the museum", precision="site"),
            actors=(Actor("Northern Shield", "the group", None, "armed_group"),),
            sources=(Source("Northern Shield", "armed_group", "the group", None), WIRE),
        ),
        status="confirmed by the actor",
        origins=("Northern Shield",),
        reasons=("Northern Shield says so itself",),
    )
    add(
        claim(
            "t-anbar",
            "Some 500 people were abducted from Anbar over several weeks.",
            "abducted",
            count=figure(450, 550, "Some 500", soft=True),
            when=days("2015-06-01", "2015-06-30"),
            where=Where(
                "gn:5",
                "Anbar Governorate",
                "IQ",
                33.0,
                42.0,
                "admin1",
                "Anbar",
                None,
                "admin1",
                within=("country:IQ",),
            ),
            sources=(
                Source("Ministry of the Interior of Examplia", "government", "the ministry", None),
                WIRE,
            ),
        ),
        origins=("Ministry of the Interior of Examplia",),
    )
    add(
        claim(
            "t-person",
            "Gunmen killed Hassan Darwish, a pharmacist, in Manbij on Sunday.",
            "killed",
            act="shooting",
            count=figure(1, 1),
            when=days("2015-06-21"),
            where=town("Manbij"),
            victims=Victims(
                "a pharmacist", None, "civilian", "adult", (34,), "male", ("Hassan Darwish",)
            ),
            sources=(Source("Mariam Darwish", "relative", "his sister Mariam Darwish", None), WIRE),
        ),
        origins=("Mariam Darwish",),
        reasons=("one origin: Mariam Darwish",),
    )
    add(
        claim(
            "t-long",
            "The Joint Provisional Coordination Council for the Documentation of Harm"
            " to Residents of the Eastern Districts said 1,250 families left their homes.",
            "displaced",
            count=figure(1250, 1250, "1,250"),
            when=days("2015-05-20", "2015-07-01"),
            where=town("Deir ez-Zor", precision="admin2"),
            actors=(
                Actor(
                    "Forces of the United Northern and Eastern Command of Examplia (Third Corps)",
                    None,
                    None,
                    "state_force",
                    True,
                ),
                Actor("Northern Shield", None, None, "armed_group", True),
            ),
            sources=(
                Source(
                    "The Joint Provisional Coordination Council for the Documentation of Harm"
                    " to Residents of the Eastern Districts",
                    "ngo",
                    None,
                    None,
                ),
                WIRE,
            ),
        ),
        origins=(
            "The Joint Provisional Coordination Council for the Documentation of Harm to"
            " Residents of the Eastern Districts",
        ),
    )
    add(
        claim(
            "t-ramadi",
            "A bomb on Monday killed between 12 and 15 soldiers in Ramadi.",
            "killed",
            act="bombing",
            count=figure(12, 15, "between 12 and 15"),
            when=days("2015-06-29"),
            where=town("Ramadi"),
            victims=Victims("soldiers", None, "military", "adult", (), "unknown"),
        )
    )
    total = claim(
        "t-total",
        "More than 200 people have been killed in Homs province since May.",
        "killed",
        role="aggregate",
        count=figure(201, None, "More than 200"),
        when=days("2015-05-01", "2015-07-06"),
        where=Where(
            "gn:1",
            "Homs Governorate",
            "SY",
            34.5,
            38.0,
            "admin1",
            "Homs province",
            None,
            "admin1",
            within=("country:SY",),
        ),
    )
    claims.append(total)
    tally = Tally(
        total.id,
        "killed",
        total.count,
        total.when,
        total.where,
        (made[0].id,),
        Count(26, 26, None, "literal"),
    )
    said = "201 or more claimed killed since 1 May 2015, 26 recorded in 1 incident."
    return record(made, claims, tallies=(tally,), sentences={total.id: said})


def _amphitheatre() -> list[Claim]:
    where = town("Palmyra", site="the amphitheatre", precision="site")
    shared = {
        "act": "execution",
        "where": where,
        "when": days("2015-05-21", "2015-05-31", "late May"),
        "actors": (Actor("Northern Shield", "Northern Shield", None, "armed_group"),),
        "victims": Victims("soldiers", None, "military", "adult", (), "male"),
    }
    return [
        claim(
            "t-amph",
            "More than 25 soldiers were shot in the amphitheatre in late May.",
            "killed",
            count=figure(26, None, "More than 25"),
            **shared,
        ),
        claim(
            "t-copy",
            "Over 25 soldiers died in the ruins, the Northern Rights Monitor said.",
            "killed",
            count=figure(26, None, "Over 25"),
            **shared,
        ),
    ]


def _contested() -> list[Claim]:
    where, when = town("Homs"), days("2015-06-10")
    army = Actor("Army of Examplia", "the army", None, "state_force")
    return [
        claim(
            "t-homs",
            "An airstrike on a clinic killed nine people in Homs.",
            "killed",
            act="airstrike",
            count=figure(9, 9, "nine"),
            where=where,
            when=when,
            actors=(army,),
            target="hospital",
        ),
        claim(
            "t-deny",
            "The ministry denied that its aircraft had flown over Homs.",
            "killed",
            act="airstrike",
            status="denied",
            where=where,
            when=when,
            actors=(army,),
            sources=(
                Source("Ministry of Defence of Examplia", "government", "The ministry", None),
                WIRE,
            ),
        ),
    ]


def _market() -> list[Claim]:
    where, when = town("Al-Bab"), days("2015-07-03")
    return [
        claim(
            "t-market",
            "Shells struck a market in Al-Bab on Friday and killed 12 people.",
            "killed",
            act="shelling",
            count=figure(12, 17, "12"),
            where=where,
            when=when,
            target="market",
        ),
        claim(
            "t-market2",
            "Rescuers in Al-Bab counted 17 dead and over 40 injured.",
            "injured",
            act="shelling",
            count=figure(41, None, "over 40"),
            where=where,
            when=when,
            sources=(Source("Civil Rescue of Al-Bab", "ngo", "Rescuers", None), WIRE),
        ),
    ]
