"""Our claims as templates of MUC-4, on an invented incident."""

from __future__ import annotations

from datetime import date

from bench.muc import fills
from marsad.extract.places import gazetteer
from marsad.model import Claim, Figure, Quote, Victims


def test_an_act_taken_over_from_another_statement_gives_no_type() -> None:
    three = Figure(3, 3, False, "three", "persons", "count.exact")
    for rules, kind in (("verb.active",), "BOMBING"), (("verb.active", "act.carried"), "ATTACK"):
        claim = Claim(
            id="", text="t", report="r", harm="killed", act="bombing", status="asserted",
            role="main", quote=Quote("body", 0, 4, "nuns"), count=three, rules=rules,
            victims=Victims("three nuns", None, "civilian"),
        )  # fmt: skip
        told = fills.template([claim], date(1990, 5, 1), "PERU", gazetteer.load())
        assert told is not None
        assert told.type == kind
