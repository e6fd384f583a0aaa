"""Articles, main incidents, groups and pages of the benchmark, on invented data."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from bench import cases, longtail, page, setting, table
from bench.longtail import grouping, nearness, reading
from marsad.model import Claim, Count, Incident, Quote


def _claim(id: str, part: str, start: int, role: str = "main") -> Claim:
    quote = Quote(part, start, start + 1, "x")
    return Claim(id, "t", "r", "killed", "shooting", "asserted", role, quote)


def _incident(id: str, *claims: str, counts: dict[str, Count] | None = None) -> Incident:
    return Incident(id, claims, ("r",), counts or {}, None, None, (), (), "single origin")


def _article(id: str, body: str, day: date | None) -> longtail.Article:
    return longtail.Article(id, None, body, day, "1", date(2016, 8, 1), 1, 0)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Four invented articles: one of two incidents, one empty, one with an impossible date."""
    texts = {"a": "A man died.", "b": "Two died.", "c": " ", "d": "One died."}
    days = {"a": "2016-08-02", "b": "2016-08-03", "c": None, "d": "1906-01-01"}
    documents = [
        {"id": id, "title": "", "text": text, "published": days[id], "url": ""}
        for id, text in texts.items()
    ]
    first = {"id": "1", "date": "2016-08-01", "killed": 1, "injured": 0, "docs": ["a", "b", "c"]}
    second = {"id": "2", "date": "2015-05-01", "killed": 2, "injured": 0, "docs": ["b", "d"]}
    for name, lines in zip(longtail.FILES, (documents, [first, second]), strict=True):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    return tmp_path


def test_articles_without_a_text_or_of_two_incidents_are_left_out(corpus: Path) -> None:
    found = {article.id: article for article in longtail.articles(corpus)}
    assert set(found) == {"a", "d"}
    assert (found["a"].killed, found["a"].published) == (1, date(2016, 8, 2))
    assert found["d"].published is None
    assert [a.id for a in longtail.quarter(list(found.values()), 2016, 3)] == ["a"]


def test_a_sample_does_not_depend_on_the_order_of_the_corpus(corpus: Path) -> None:
    said = longtail.articles(corpus)
    assert longtail.sample(said, 1) == longtail.sample(said[::-1], 1)


def test_a_corpus_that_is_absent_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(setting.AbsentError, match=r"docs\.jsonl\.gz: is not here"):
        longtail.articles(tmp_path)
    with pytest.raises(setting.AbsentError):
        cases.table(setting.Setting(tmp_path, tmp_path / "cases.jsonl", True, 1))


def test_the_main_incident_is_of_the_reports_own_subject_and_the_title_comes_first() -> None:
    claims = [_claim("c-1", "title", 0, "background"), _claim("c-2", "body", 3),
              _claim("c-3", "title", 9)]  # fmt: skip
    recap, later, first = _incident("i-1", "c-1"), _incident("i-2", "c-2"), _incident("i-3", "c-3")
    assert reading.main([recap, later, first], claims) == first
    assert reading.main([recap, later], claims) == later
    assert reading.main([], claims) is None


def test_no_claim_of_a_harm_is_zero_here_and_a_claim_without_a_number_is_unknown() -> None:
    unknown = Count(None, None, None, "literal")
    incident = _incident("i-1", counts={"killed": unknown})
    assert reading.bounds(incident, "injured") == (0, 0, 0)
    assert reading.bounds(incident, "killed") == (None, None, None)


def test_an_articles_group_is_the_incident_that_holds_most_of_its_main_one() -> None:
    said = reading.Reading("a", ((0, 0, 0), (0, 0, 0)), (), frozenset({"c-1", "c-2", "c-3"}))
    bare = reading.Reading("b", ((0, 0, 0), (0, 0, 0)), (), frozenset())
    incidents = [_incident("i-1", "c-1", "c-9"), _incident("i-2", "c-2", "c-3")]
    assert grouping.labels([said, bare], incidents) == {"a": "i-2"}


def test_like_articles_are_one_group_only_within_the_window() -> None:
    words = "gunfire near the old mill bridge wounded a ferryman"
    near = [_article("a", words, date(2016, 8, 1)), _article("b", words, date(2016, 8, 6)),
            _article("c", "the council debated taxes", date(2016, 8, 6))]  # fmt: skip
    found = nearness.groups([*near, _article("d", words, date(2016, 9, 1))])
    assert found["a"] == found["b"]
    assert len(set(found.values())) == 3


def test_the_page_says_that_it_is_written_by_the_command_and_what_was_skipped() -> None:
    whole = table.Table("x", "Tolls", ("part", "n"), (("all", "3"),), corpora={"f": "ab12"})
    absent = table.skipped("y", "Places", "f: is not here")
    text = page.page([whole, absent], {"python": "3.11"}, "python -m bench", "2024-06-13")
    assert "Written by `python -m bench`. Do not edit" in text
    assert "| all | 3 |" in text
    assert "- skipped: f: is not here" in text
    assert "| f | `ab12` |" in text
    held = json.loads(page.results([whole, absent], {}, "python -m bench", "2024-06-13"))
    assert held["parts"]["y"]["skipped"] is True
