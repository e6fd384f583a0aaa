"""The readers of lists: words that two of them know are told once, by the one that comes first."""

from __future__ import annotations

import pytest
from expected import Read

_ATTACK = "Gunmen attacked the camp near Homs on Monday. "


@pytest.mark.parametrize(
    ("line", "told"),
    [
        # by tallies, which telegraph would read as a heading and labelled as a list
        ("Wounded: 17.", [("injured", 17, "count.listed")]),
        ("Detained: 14.", [("detained", 14, "count.listed")]),
        ("Displaced: 14,200.", [("displaced", 14200, "count.listed")]),
        # by telegraph, behind which labelled finds nothing left
        ("Killings: 12.", [("killed", 12, "list.headed")]),
        ("1 x police KIA, 2 x WIA.", [("killed", 1, "list.entry"), ("injured", 2, "list.entry")]),
        # by labelled, of which nobody before has read a word
        ("Destroyed since Monday: the mill.", [("destroyed", 1, "list.labelled")]),
    ],
)
def test_the_first_reader_that_knows_the_words_tells_them_and_no_other(
    line: str, told: list[tuple[str, int, str]], read: Read
) -> None:
    claims = [claim for claim in read(_ATTACK + line) if claim.quote.text in line]
    found = [
        (claim.harm, claim.count.low if claim.count else None, rule)
        for claim in claims
        for rule in claim.rules
        if rule.startswith(("count.", "list."))
    ]
    assert found == told


def test_parts_are_read_behind_their_whole_and_stand_inside_it(read: Read) -> None:
    claims = read("Shells killed 12 villagers in Homs, among them four girls.")
    whole, part = claims
    assert (whole.subset_of, part.subset_of) == (None, whole.id)
