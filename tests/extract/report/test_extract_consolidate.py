"""One claim a statement: title and body, subsets, updates; whatever the order of the drafts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from expected import Read, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.extract import document, drafting, opening
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.words import english
from marsad.extract.models import Models
from marsad.extract.report import consolidate
from marsad.extract.text import gate
from marsad.model import Claim

_BODY = (
    "A strike killed 17 people in Homs on Monday, including nine children, doctors said.\n\n"
    "Sara Haddad, 34, was killed at her stall. Two others were wounded and six are missing.\n\n"
    "The strike killed 17 people, the mayor said. Gunmen abducted 40 pupils; 12 have been freed."
)
_TITLE = "Strike kills at least 17 people in Homs"


@pytest.fixture(scope="module")
def drafts(models: Models) -> list[Draft]:
    words = english()
    gated = gate.gate(words.gate(), words.weak)
    opened = opening.opened(text_of(_BODY, _TITLE), gated)
    read = document.read(opened, list(models.parser(opened.unparsed)), models)
    return drafting.drafts(read, words)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_drafts_come_changes_nothing(
    drafts: list[Draft], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(drafts))
    assert consolidate.consolidate(shuffled) == consolidate.consolidate(drafts)


def test_drafts_that_are_one_already_stay_as_they_are(drafts: list[Draft]) -> None:
    once = consolidate.consolidate(drafts)
    assert [d.order for d in consolidate.consolidate(once)] == [d.order for d in once]


def test_every_quotation_of_a_draft_is_kept(drafts: list[Draft]) -> None:
    kept = {span for d in consolidate.consolidate(drafts) for span in _spans(d)}
    assert {span for d in drafts for span in _spans(d)} <= kept


def _spans(draft: Draft) -> Sequence[tuple[int, int]]:
    return [(draft.start, draft.end), *draft.restated]


def _killed(claims: tuple[Claim, ...]) -> list[Claim]:
    return [claim for claim in claims if claim.harm == "killed"]


def test_title_and_body_are_one_claim_with_two_quotations(read: Read) -> None:
    (claim,) = read("Soldiers killed nine men in Homs on Monday.", title="Soldiers kill nine")
    assert (claim.quote.part, claim.quote.text) == ("body", "killed nine men")
    assert [(quote.part, quote.text) for quote in claim.restated] == [("title", "kill nine")]


def test_including_children_is_a_subset_and_never_added(read: Read) -> None:
    whole, part = _killed(read("The strike killed 17 people, including nine children."))
    assert whole.subset_of is None
    assert part.subset_of == whole.id


def test_a_figure_that_differs_from_the_other_is_marked_for_review(read: Read) -> None:
    (claim,) = read("At least 31 people were killed in Homs.", title="Dozens of people killed")
    assert claim.count is not None
    assert claim.count.low == 31
    assert "figures differ within the report" in claim.needs_review


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve men were killed.", "Fourteen men were killed."),
        ("Nine men were killed in Homs.", "Nine men were killed in Aleppo."),
        ("Nine men were killed on Monday.", "Nine men were killed on Tuesday."),
        ("Nine men were killed.", "Nine men were wounded."),
        ("Nine men were killed.", "Nine women were killed."),
        ("Soldiers killed nine men.", "The army denied killing nine men."),
        ("The Dune Front killed nine men.", "The Amber Brigade killed nine men."),
        ("Nine men were killed, the mayor said.", "Nine men were killed, Colonel Nasser said."),
    ],
)
def test_statements_that_clash_in_a_slot_stay_two(one: str, other: str, read: Read) -> None:
    assert len(read(f"{one} {other}")) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine men were killed in Homs.", "The nine men were killed at dawn."),
        ("Dozens of people were killed.", "At least 31 people were killed in the strike."),
        ("More than 25 soldiers were executed.", "The 25 soldiers were executed at noon."),
        ("Nine traders were killed in Homs on Monday.", "Nine people were killed in the strike."),
    ],
)
def test_a_statement_told_again_is_one_claim(one: str, other: str, read: Read) -> None:
    (claim,) = read(f"{one} {other}")
    assert len(claim.restated) == 1


def test_the_origin_of_a_report_with_one_origin_carries_on(read: Read) -> None:
    body = "Nine men were killed, the Coral Monitor said.\n\nThree boys were wounded."
    wounded = next(claim for claim in read(body) if claim.harm == "injured")
    assert wounded.sources[0].name == "Coral Monitor"
    assert "source.only_origin" in wounded.rules
    assert "the source is that of a neighbouring sentence" in wounded.needs_review


def test_a_report_with_two_origins_lends_none(read: Read) -> None:
    body = (
        "Nine men were killed, the Coral Monitor said. Four girls were abducted, the mayor said."
        "\n\nThree boys were wounded."
    )
    wounded = next(claim for claim in read(body) if claim.harm == "injured")
    assert [source.name for source in wounded.sources] == ["Harbour Times"]
