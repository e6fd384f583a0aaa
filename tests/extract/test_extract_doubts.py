"""Dates that cannot be right are flagged for a person, not corrected."""

from __future__ import annotations

from datetime import date

from expected import Read

from marsad.extract.doubts import AHEAD, DIFFERING, IMPOSSIBLE

WRITTEN = date(2022, 9, 14)


def test_a_date_that_does_not_exist_is_flagged(read: Read) -> None:
    (found,) = read("Gunmen killed four drivers on 31 June.", title=None, published=WRITTEN)
    assert IMPOSSIBLE in found.needs_review


def test_a_happening_dated_after_its_report_is_flagged(read: Read) -> None:
    text = "Gunmen killed four drivers on 20 October 2022."
    (found,) = read(text, title=None, published=WRITTEN)
    assert AHEAD in found.needs_review


def test_one_statement_with_two_dates_is_flagged_on_both_sides(read: Read) -> None:
    text = (
        "Gunmen killed four drivers on Monday. The gunmen killed the four drivers on 7 September."
    )
    found = read(text, title=None, published=WRITTEN)
    assert len(found) == 2
    assert all(DIFFERING in claim.needs_review for claim in found)


def test_two_happenings_of_two_days_are_not_flagged(read: Read) -> None:
    text = "Gunmen killed four drivers on Monday. Soldiers killed nine farmers on 7 September."
    found = read(text, title=None, published=WRITTEN)
    assert not any(DIFFERING in claim.needs_review for claim in found)


def test_a_dateline_dates_a_report_whose_publication_is_unknown(read: Read) -> None:
    text = "HERAT, 14 September 2022 (Harbour Wire) – Gunmen killed four drivers on Monday."
    (found,) = read(text, title=None, published=None)
    assert found.when is not None
    assert (found.when.start, found.published) == (date(2022, 9, 12), None)
