"""Many items, some of which break their worker."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence

import pytest

from marsad.errors import ReadError, UseError
from marsad.run import Broken, Job, attempted, each

STATE = 7


def setup() -> int:
    return STATE


def work(state: int, item: str) -> str:
    if item == "die":
        os._exit(9)
    if item == "abort":
        os.abort()
    if item == "hang":
        time.sleep(600)
    if item == "refuse":
        raise ReadError("the item", "is refused", "leave it out")
    if item == "fault":
        return str(1 // 0)
    return f"{state} {item}"


def work_together(state: int, items: Sequence[str]) -> Iterator[object]:
    for item in items:
        yield len(items) if item == "how many" else attempted(work, state, item)
    if "spoil" in items:
        raise ReadError("the load", "was spoiled", "leave it out")


def unready() -> int:
    raise UseError("the model", "is not installed", "install it")


JOB = Job(work, setup)
TOGETHER = Job(work_together, setup, together=True)


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    items = [str(number) for number in range(300)]
    found = list(each(JOB, items, processes=processes))
    assert found == [(item, f"7 {item}") for item in items]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_named_error_and_an_unexpected_one_cost_their_item_only(processes: int) -> None:
    results = dict(each(JOB, ["a", "refuse", "fault", "b"], processes=processes))
    refused, fault = results.pop("refuse"), results.pop("fault")
    assert results == {"a": "7 a", "b": "7 b"}
    assert isinstance(refused, Broken)
    assert (refused.error, refused.next) == ("ReadError", "leave it out")
    assert isinstance(fault, Broken)
    assert (fault.error, fault.message) == (
        "ZeroDivisionError",
        "integer division or modulo by zero",
    )
    assert fault.trace is not None
    assert "line" in fault.trace


@pytest.mark.parametrize("processes", [1, 2])
def test_work_on_a_load_gives_the_results_of_its_items(processes: int) -> None:
    items = [*(str(number) for number in range(300)), "how many", "refuse", "spoil", "z"]
    found = list(each(TOGETHER, items, processes=processes))
    assert [item for item, _ in found] == items
    results = dict(found)
    assert [results[item] for item in items[:300]] == [f"7 {item}" for item in items[:300]]
    assert results["z"] == "7 z"
    broken = {item: one.error for item, one in found if isinstance(one, Broken)}
    assert broken == {"refuse": "ReadError", "spoil": "ReadError"}


def test_work_on_a_load_sees_many_items_at_once() -> None:
    found = [size for _, size in each(TOGETHER, ["how many"] * 100, processes=1)]
    assert found[0] == 1
    assert max(found) > 8


def test_a_worker_that_dies_costs_only_the_item_that_killed_it() -> None:
    items = [*map(str, range(40)), "die", *map(str, range(40, 60)), "abort", "z"]
    found = list(each(JOB, items, processes=2))
    assert [item for item, _ in found] == items
    broken = {item: result.message for item, result in found if isinstance(result, Broken)}
    assert broken == {
        "die": "the worker process ended (exit code 9)",
        "abort": "the worker process ended (signal SIGABRT)",
    }


def test_an_item_that_takes_too_long_is_given_up() -> None:
    results = dict(each(JOB, ["a", "hang", "b", "c"], processes=2, limit_s=3.0))
    assert isinstance(results["hang"], Broken)
    assert results["hang"].error == "WorkerLate"
    assert [results[item] for item in "abc"] == ["7 a", "7 b", "7 c"]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_state_that_cannot_be_made_ends_the_whole_work(processes: int) -> None:
    with pytest.raises(UseError, match="is not installed"):
        list(each(Job(work, unready), ["a", "b"], processes=processes))


def test_items_are_taken_only_a_few_ahead_of_the_results() -> None:
    taken = 0

    def source() -> Iterator[str]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield str(number)

    results = each(JOB, source(), processes=2)
    for _ in range(500):
        next(results)
    assert taken < 1500
    results.close()  # type: ignore[attr-defined]
