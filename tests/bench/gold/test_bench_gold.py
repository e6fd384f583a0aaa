"""The measure of the gold corpus: spans from words, pairs, fields in both directions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench.gold.pairs import pair
from bench.gold.score import score

from bench.gold import calibrate, items, said
from marsad.errors import FormatError
from marsad.model import Attribution, Figure

ITEM = """
- id: t-1
  published: 2024-06-13
  text: Shells killed six people, two of them children, in Bria on Tuesday, the mayor of Bria said.
  claims:
    - {key: all, quote: killed six people, harm: killed, act: shelling, role: main,
       count: {words: six, low: 6, high: 6}, where: {words: Bria, name: Bria, country: CF},
       when: {words: Tuesday, start: 2024-06-11, end: 2024-06-11},
       sources: [{words: the mayor of Bria, kind: government}]}
    - {subset_of: all, quote: two of them children, harm: killed, act: shelling, role: main,
       count: {words: two, low: 2, high: 2}, victims: {words: two, age_group: child}}
  attributions:
    - {source: [the mayor of Bria], cue: [said], content: ["Shells killed six people"]}
"""


def read(folder: Path, text: str = ITEM) -> items.Item:
    path = folder / "one.yaml"
    path.write_text(text, "utf-8")
    return items.read(path)[0]


def test_copied_words_become_offsets_that_equal_their_slices(tmp_path: Path) -> None:
    item = read(tmp_path)
    for claim in item.claims:
        quote = claim.quote
        assert item.text.body[quote.start : quote.end] == quote.text
    first = item.claims[0]
    assert first.where is not None
    assert first.where.span is not None
    assert item.text.body[first.where.span.start :].startswith("Bria on Tuesday")


def test_the_second_place_of_the_same_words_is_asked_for_by_number(tmp_path: Path) -> None:
    item = read(tmp_path, ITEM.replace("words: Bria,", "words: Bria#2,"))
    where = item.claims[0].where
    assert where is not None
    assert where.words == "Bria"
    assert where.span is not None
    assert item.text.body[where.span.start :].startswith("Bria said")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("quote: killed six people", "quote: killed nine people", "is not in the body"),
        ("harm: killed", "harm: murdered", "is not one of"),
        ("low: 6, high: 6", "low: 6, high: 5", "low 6 above high 5"),
        ("end: 2024-06-11", "end: 2024-06-10", "2024-06-10 before 2024-06-11"),
        ("subset_of: all", "subset_of: none", "no claim before it"),
        ("role: main", "rôle: main", "field “rôle” is unknown"),
    ],
)
def test_a_faulty_item_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        read(tmp_path, ITEM.replace(old, new, 1))
    assert "t-1" in str(caught.value)


def test_a_part_of_a_gold_claim_is_a_claim_of_its_own_and_names_the_whole(tmp_path: Path) -> None:
    whole, part = read(tmp_path).claims
    assert part.subset_of == whole.id
    assert whole.subset_of is None


def test_identical_claims_need_no_correction(tmp_path: Path) -> None:
    claims = read(tmp_path).claims
    one = score([(claims, claims)])
    assert (one.recall, one.precision, one.signed()) == (1.0, 1.0, 1.0)


def test_missed_invented_and_wrong_are_told_apart(tmp_path: Path) -> None:
    whole, part = read(tmp_path).claims
    wrong = replace(whole, count=Figure(7, 7, False, "six", "persons", "x"), where=None)
    stray = replace(whole, harm="injured")
    one = score([((whole, part), (wrong, stray))])
    assert (one.gold, one.found, one.paired, one.doubled) == (2, 2, 1, 0)
    assert one.fields["number"] == {"wrong": 1}
    assert one.fields["place"] == {"missed": 1}
    assert one.fields["target"] == {"silent": 1}
    assert one.core == 0


def test_a_claim_told_twice_answers_once(tmp_path: Path) -> None:
    whole, _part = read(tmp_path).claims
    pairing = pair((whole,), (whole, replace(whole, subset_of="c-other")))
    assert pairing.both == ((0, 0),)
    assert pairing.doubled == (1,)


def test_an_attribution_counts_only_where_its_spans_overlap_by_half() -> None:
    gold = Attribution(((0, 10),), ((11, 15),), ((16, 40),), None, "unknown", "gold")
    half = replace(gold, source=((0, 4),), content=((16, 36),))
    counts = said.matches([((gold,), (half,))])
    assert counts["source"]["both"] == 1  # Dice 8/14
    assert counts["content"]["both"] == 1
    short = replace(gold, source=((0, 2),))
    assert said.matches([((gold,), (short,))])["source"]["both"] == 0


def test_a_fit_finds_the_mark_that_decides(tmp_path: Path) -> None:
    whole, part = read(tmp_path).claims
    weights = calibrate.fit([(whole, True)] * 30 + [(part, False)] * 30)
    assert weights["a part"] < -0.5
    assert calibrate.fit([(whole, True), (part, False)] * 3).keys() == {"always"}  # too rare


def test_reliability_holds_what_is_said_against_what_is_true(tmp_path: Path) -> None:
    whole, part = read(tmp_path).claims
    table = calibrate.reliability([(whole, True)] * 3 + [(part, False)])
    assert table.figures["claims"] == 4
    assert table.figures["base"] == 0.1875
