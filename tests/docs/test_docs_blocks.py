"""Every command on these pages does what the page shows, run in order in one folder."""

from __future__ import annotations

import pages
import pytest


@pytest.fixture(scope="module")
def folder():
    with pages.folder() as here:
        yield here


@pytest.mark.parametrize("page", pages.PAGES)
def test_the_commands_of_a_page_print_what_it_shows(page, folder):
    found = pages.steps(page)
    assert found
    wrong = {}
    for step in found:
        printed = pages.run(step.command, folder)
        if not pages.agree(step.printed, printed):
            wrong[step.command] = "\n".join(printed)
    assert not wrong, "refresh the pages with: python tests/docs/pages.py"


def test_a_line_left_out_stands_for_any_number_of_lines():
    assert pages.agree(("first", "…", "last"), ["first", "between", "last"])
    assert not pages.agree(("first", "…", "last"), ["first", "between", "end"])


def test_only_times_ledger_hashes_and_report_ids_may_differ():
    said = ("entry 9, " + "a" * 64 + ", r-0123456789abcdef at 2026-11-22T13:50:36+00:00",)
    same = ["entry 9, " + "b" * 64 + ", r-fedcba9876543210 at 2027-01-01T00:00:00.1+00:00"]
    assert pages.agree(said, same)
    assert not pages.agree(said, [same[0].replace("entry 9", "entry 8")])


def test_refreshing_keeps_what_a_page_leaves_out():
    said = ("killed 9", "…", "end 1")
    assert pages.refreshed(said, ["killed 8", "more", "end 2"]) == ("killed 8", "…", "end 2")


def test_refreshing_leaves_out_nothing_behind_the_last_line():
    said = ("killed 9", "…", "end 1", "…")
    assert pages.refreshed(said, ["killed 8", "more", "end 2"]) == ("killed 8", "…", "end 2")
