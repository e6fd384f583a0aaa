"""Tables of overlapping lists: what is read, and what is refused with its row and reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas
import pytest

from marsad.errors import ListsError, UseError
from marsad.estimate import frame, people, read, table
from marsad.estimate.reading import versions

BROKEN = {
    "a,b,count\n1,0,3\n0,1,-2\n": ("line 3", "negative"),
    "a,b,count\n1,0,3\n0,1,2.5\n": ("line 3", "not whole"),
    "a,b,count\n1,0,3\n0,1,many\n": ("line 3", "“many”"),
    "a,b,count\n1,0,3\n0,1,\n": ("line 3", "not a number"),
    "a,b,count\n1,0,3\n0,1,nan\n": ("line 3", "not whole"),
    "a,b,count\n1,0,3\n0,0,2\n0,1,4\n": ("line 3", "on no list"),
    "a,b,count\n1,0,3\n1,0,2\n0,1,4\n": ("line 3", "same pattern as"),
    "a,b,count\n1,0,3\n0,2,2\n": ("line 3", "“2”"),
    "a,b,c,count\n1,0,0,3\n0,1,0,2\n": ("list c", "catches nobody"),
    "a,b,c,count\n1,0,0,3\n0,1,0,2\n0,0,1,0\n": ("list c", "catches nobody"),
    "a,count\n1,3\n": ("table", "not at least 2"),
    "a,b,count\n1,0\n": ("line 2", "has 2 cells"),
    "a,b,count\n": (".csv", "no rows"),
    "": (".csv", "no rows"),
    "a,a,count\n1,0,3\n0,1,2\n": ("list a", "named twice"),
    "a,b,n,count\n1,0,3,3\n0,1,2,2\n": (".csv", "n and count"),
}


@pytest.mark.parametrize("text", BROKEN, ids=[reason for _, reason in BROKEN.values()])
def test_a_broken_table_is_refused_with_the_row_and_the_reason(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lists.csv"
    path.write_text(text)
    with pytest.raises(ListsError) as caught:
        read(path)
    about, reason = BROKEN[text]
    assert about in caught.value.about
    assert reason in caught.value.reason
    assert caught.value.next


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="cannot be read"):
        read(tmp_path / "none.csv")


def test_rows_of_persons_give_the_table_of_patterns(tmp_path: Path) -> None:
    persons, patterns = tmp_path / "persons.csv", tmp_path / "patterns.csv"
    persons.write_text("a,b\n1,0\n1,1\n1,0\n0,1\n")
    patterns.write_text("a,b,n\n0,1,1\n1,0,2\n1,1,1\n")
    (one,), (other,) = read(persons), read(patterns)
    assert np.array_equal(one.cells(), other.cells())
    assert one.n == 4
    members = people([["a"], ["b", "a"], ["a"], ["b"]])
    assert np.array_equal(members.cells(), one.cells())


def test_the_lists_of_a_person_may_stand_in_one_column(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text("id,on,year\np1,a,1\np2,b; a,1\np3,a,1\np4,b,2\np5,a;b,2\n")
    (whole,) = read(path, members="on")
    assert (whole.names, whole.cells().tolist()) == (("a", "b"), [0, 2, 1, 2])
    assert [held.n for held in read(path, members="on", stratum=["year"])] == [3, 2]
    path.write_text("id,on\np1,a\np2,\np3,b\n")
    with pytest.raises(ListsError, match="line 3: is on no list"):
        read(path, members="on")


def test_strata_are_tables_of_their_own_in_the_order_of_their_names(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("year,a,b,count\n2001,1,0,3\n2000,0,1,2\n2000,1,0,1\n2001,0,1,4\n")
    first, second = read(path, stratum=["year"])
    assert (first.stratum, first.n, second.stratum, second.n) == ("2000", 3, "2001", 7)


def test_a_frame_reads_as_the_file_does(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("a,b,count\n1,0,3\n0,1,2\n")
    (one,), (other,) = read(path), frame(pandas.read_csv(path))
    assert np.array_equal(one.patterns, other.patterns)
    assert np.array_equal(one.counts, other.counts)


def test_the_order_of_rows_does_not_matter_and_zero_is_nobody() -> None:
    one = table([[1, 0], [0, 1], [1, 1]], [3, 2, 0])
    other = table([[0, 1], [1, 0]], [2, 3])
    assert np.array_equal(one.patterns, other.patterns)
    assert np.array_equal(one.counts, other.counts)
    assert one.cells().tolist() == [0, 3, 2, 0]


def test_a_list_left_out_takes_with_it_those_it_alone_caught() -> None:
    whole = table([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [1, 0, 1]], [5, 4, 3, 2, 1])
    left = whole.without("C")
    assert left.names == ("A", "B")
    assert left.cells().tolist() == [0, 6, 4, 3]
    with pytest.raises(ListsError, match="none of the lists"):
        whole.without("D")


def test_a_list_that_worked_in_one_stratum_only_is_left_out_of_the_other(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    rows = ["x,1,0,0,3", "x,0,1,0,2", "x,0,0,1,0", "y,1,0,0,1", "y,0,1,0,1", "y,0,1,1,2"]
    path.write_text("\n".join(["part,a,b,c,count", *rows]) + "\n")
    first, second = read(path, stratum=["part"])
    assert (first.names, first.idle, first.n) == (("a", "b"), ("c",), 5)
    assert (second.names, second.idle) == (("a", "b", "c"), ())


def test_versions_of_a_table_hold_the_same_strata(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("draw,part,a,b,count\n2,x,1,0,3\n2,x,0,1,3\n10,x,1,0,2\n10,x,0,1,2\n")
    made = versions(path, "draw", stratum=["part"])
    assert [(name, lists[0].n) for name, lists in made.items()] == [("2", 6), ("10", 4)]
    path.write_text("draw,part,a,b,count\n1,x,1,0,3\n1,x,0,1,3\n2,y,1,0,2\n2,y,0,1,2\n")
    with pytest.raises(ListsError, match="has nobody in stratum"):
        versions(path, "draw", stratum=["part"])
