"""The panel: its words, its pictures, and what it leaves out."""

from __future__ import annotations

import dataclasses
import re

import pytest
from literature import lists

from marsad.errors import UseError
from marsad.estimate import estimate, leave_one_out, methods, picture, words
from marsad.estimate.panel import Panel, Without, summary
from marsad.model import Estimate


def made(method: str, point: float | None, **given: object) -> Estimate:
    plain = Estimate(
        method, 4400, point, point and point * 0.9, point and point * 1.2, 0.95, "a reading"
    )
    return dataclasses.replace(plain, **given)  # type: ignore[arg-type]


def panel(*estimates: Estimate, **given: object) -> Panel:
    return Panel(summary(lists("kosovo")), estimates, **given)  # type: ignore[arg-type]


def test_an_unknown_method_is_refused_with_those_there_are() -> None:
    with pytest.raises(UseError, match="choose of chao"):
        estimate(lists("kosovo"), ["jackknife"])


def test_two_lists_are_asked_of_the_methods_made_for_two() -> None:
    two = lists("kosovo").without("HRW").without("OSCE")
    assert [entry.name for entry in methods.chosen(two)] == ["chao", "chapman"]
    assert "chapman" not in [entry.name for entry in methods.chosen(lists("kosovo"))]


def test_two_lists_leave_nothing_to_leave_out() -> None:
    two = lists("kosovo").without("HRW").without("OSCE")
    assert list(leave_one_out(two, "chao")) == []
    assert [other.name for other in leave_one_out(lists("kosovo"), "chao")] == [
        "EXH", "ABA", "OSCE", "HRW",
    ]  # fmt: skip


def test_the_words_never_offer_one_number() -> None:
    said = words.said(panel(made("log-linear", 10_000), made("graphs", 13_000)))
    assert any("2 methods put it between 10,000 and 13,000" in line for line in said)
    assert any("reach from 9,000 to 15,600" in line for line in said)
    assert any("assumptions that these lists cannot test" in line for line in said)
    assert "never one of these numbers alone" in said[-1]


def test_methods_that_agree_are_not_said_to_differ() -> None:
    said = words.said(panel(made("log-linear", 10_000), made("graphs", 10_500)))
    assert not any("differ" in line for line in said)


def test_a_panel_of_refusals_says_that_nothing_bounds_it() -> None:
    said = words.said(panel(made("log-linear", None, refusal="no overlap")))
    assert any("Nothing bounds it from above" in line for line in said)


def test_an_answer_that_rests_on_one_list_is_said_to() -> None:
    whole = made("log-linear", 10_000)
    held = panel(whole, without=(
        Without("HRW", made("log-linear", 14_000)), Without("EXH", made("log-linear", 10_100)),
        Without("ABA", made("log-linear", None, refusal="no overlap")),
    ))  # fmt: skip
    said = " ".join(words.said(held))
    assert "Without HRW" in said
    assert "Without EXH" not in said
    assert "Without ABA, log-linear, best BIC gives no answer." in said


def test_what_was_broken_off_is_named() -> None:
    said = words.said(panel(made("chao", 5000, kind="lower_bound"), unfinished=("graphs",)))
    assert any("Broken off before an answer: decomposable graphs." in line for line in said)


def test_the_picture_marks_the_observed_and_every_point() -> None:
    held = panel(
        made("chao", 8787, kind="lower_bound"),
        made("log-linear", 10_000, high=None),
        made("graphs", None, refusal="no overlap"),
    )
    drawn = picture.intervals([held], "svg").decode()
    shown = re.findall(r">([^<>]+)</text>", drawn)
    for text in ("4,400 listed", "8,787", "10,000", "refused", "decomposable graphs"):
        assert text in shown
    assert picture.intervals([held], "png").startswith(b"\x89PNG")


def test_chains_are_drawn_only_where_there_are_some() -> None:
    with pytest.raises(UseError, match="no method sampled"):
        picture.chains([panel(made("chao", 8787))], "svg")
