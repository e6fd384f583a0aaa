"""A decision carries a name and a reason, and has the same id wherever it is made."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.errors import UseError
from marsad.review import decide

MADE = datetime(2024, 4, 1, tzinfo=UTC)


def test_the_same_words_at_the_same_time_are_the_same_decision() -> None:
    one = decide("confirm", "i-1", by="A. Keeper", reason="two lists agree", made=MADE)
    two = decide("confirm", "i-1", by=" A. Keeper ", reason="two lists agree", made=MADE)
    assert one == two
    assert one.id != decide("reject", "i-1", by="A. Keeper", reason="two lists agree", made=MADE).id


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("who", "  ")])
def test_a_decision_without_name_or_reason_is_refused(by: str, reason: str) -> None:
    with pytest.raises(UseError, match=r"has no (name|reason)"):
        decide("confirm", "i-1", by=by, reason=reason, made=MADE)


def test_an_unknown_kind_is_refused_naming_those_there_are() -> None:
    with pytest.raises(UseError, match="confirm, reject"):
        decide("approve", "i-1", by="who", reason="why", made=MADE)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(UseError, match="zone"):
        decide("confirm", "i-1", by="who", reason="why", made=datetime(2024, 4, 1))
