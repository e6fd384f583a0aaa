"""Promises of extraction for every report: exact quotations, stable ids, no crash, no silence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from expected import Example, Read, examples, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad import codec, extract
from marsad.errors import ExtractError
from marsad.extract.models import Models
from marsad.model import Claim, Text

_PARAGRAPHS = st.lists(st.sampled_from([e.text for e in examples()]), min_size=1, max_size=6)
_TITLES = st.one_of(st.none(), st.sampled_from([e.text.title() for e in examples()][::5]))
_BREAKS = st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n", "\n \n", "\u2029"])
_PLAIN = "Soldiers killed nine men in Homs on Monday."
_SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _faults(text: Text, claims: tuple[Claim, ...]) -> list[str]:
    """Spans that do not say what they claim to say, and links to claims that are not there."""
    parts = {"title": text.title or "", "body": text.body}
    ids = {claim.id for claim in claims}
    wrong = []
    for claim in claims:
        for quote in (claim.quote, *claim.restated):
            if not quote.text or parts[quote.part][quote.start : quote.end] != quote.text:
                wrong.append(f"quotation “{quote.text}”")
        told = (*claim.actors, *claim.sources, claim.victims, claim.where, claim.when)
        spans = [(one.span, one.words) for one in told if one is not None]
        wrong += [
            f"span of “{words}”"
            for span, words in spans
            if span is not None and parts[span.part][span.start : span.end] != words
        ]
        if claim.subset_of is not None and claim.subset_of not in ids - {claim.id}:
            wrong.append(f"subset of {claim.subset_of}")
        if claim != codec.from_json(Claim, codec.to_json(claim)):
            wrong.append("not the same after a journey through JSON")
    return wrong if len(ids) == len(claims) else [*wrong, "two claims with one id"]


@given(_PARAGRAPHS, _TITLES, _BREAKS)
@_SLOW
def test_spans_equal_their_slices_and_subsets_name_a_claim_of_the_report(
    models: Models, paragraphs: list[str], title: str | None, between: str
) -> None:
    text = text_of(between.join(paragraphs), title)
    assert _faults(text, extract.claims(text, models)) == []


@pytest.mark.parametrize("cased", [str.title, str.upper])
def test_headings_in_capitals_are_quoted_in_their_own_letters(
    cased: Callable[[str], str], models: Models
) -> None:
    for example in examples():
        text = text_of(_PLAIN, cased(example.text))
        assert _faults(text, extract.claims(text, models)) == [], example.name


@given(st.text(max_size=60), st.text(max_size=60), st.one_of(st.none(), st.text(max_size=40)))
@_SLOW
def test_spans_equal_their_slices_whatever_stands_around_a_statement(
    models: Models, before: str, after: str, title: str | None
) -> None:
    text = text_of(before + _PLAIN + after, title)
    assert _faults(text, extract.claims(text, models)) == []


def test_the_words_for_a_source_equal_their_slice(read: Read) -> None:
    office = "At least 900 civilians have been killed so far this year, the office said.\n"
    body = (
        "State television, quoting a police officer, reported that a bomb killed seven people.\n"
        f"{office}{office}More than 3,000 people have been displaced since May."
    )
    for claim in read(body):
        for source in claim.sources[:-1]:
            assert source.span is not None
            assert body[source.span.start : source.span.end] == source.words


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_the_words_for_victims_equal_their_slice(example: Example, read: Read) -> None:
    parts = {"title": example.title or "", "body": example.text}
    for claim in read(example.text, title=example.title, published=example.published):
        if claim.victims is not None and claim.victims.span is not None:
            span = claim.victims.span
            assert parts[span.part][span.start : span.end] == claim.victims.words


@given(_PARAGRAPHS, _TITLES)
@settings(_SLOW, max_examples=10)
def test_the_same_report_gives_the_same_claims(
    models: Models, paragraphs: list[str], title: str | None
) -> None:
    text = text_of("\n\n".join(paragraphs), title)
    assert extract.claims(text, models) == extract.claims(text, models)


_ALL_IDS = """
from expected import examples, text_of
from marsad import extract
from marsad.extract import models
loaded = models.load()
told = [example.text for example in examples()][::3]
for first in range(0, len(told), 8):
    text = text_of(chr(10).join(told[first:first + 8]), told[first])
    for claim in extract.claims(text, loaded):
        print(claim.id, claim.harm, claim.subset_of, claim.rules)
"""


def test_another_process_gives_the_same_claims_and_ids() -> None:
    here = str(Path(__file__).parent)
    lines = [
        subprocess.run(
            [sys.executable, "-c", _ALL_IDS],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": here, "PATH": "", "HOME": str(Path.home())},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert lines[0] == lines[1]
    assert lines[0].count(b"\n") > 60


@pytest.mark.parametrize("language", ["ar", "fr", "uk", "de-AT"])
def test_a_language_without_a_grammar_is_an_error_and_not_an_empty_result(
    language: str, models: Models
) -> None:
    with pytest.raises(ExtractError) as error:
        extract.claims(replace(text_of(_PLAIN), language=language), models)
    assert language in str(error.value)


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", None])
def test_english_and_an_unknown_language_are_read(language: str | None, models: Models) -> None:
    (claim,) = extract.claims(replace(text_of(_PLAIN), language=language), models)
    assert claim.harm == "killed"


@pytest.mark.parametrize("body", ["", " \n", "It rained in Homs on Monday.", "١٢٣", "🙂"])
def test_a_text_without_a_trigger_has_no_claims(body: str, read: Read) -> None:
    assert read(body) == ()


def test_a_report_without_a_date_leaves_relative_dates_open(read: Read) -> None:
    (claim,) = read(_PLAIN, published=None)
    assert claim.when is None or claim.when.start is None
    assert claim.published is None


def test_a_title_alone_is_read(models: Models) -> None:
    text = text_of("", "Soldiers kill nine men in Homs")
    (claim,) = extract.claims(text, models)
    assert (claim.quote.part, claim.quote.text) == ("title", "kill nine men")


def test_the_outlet_stands_last_in_the_chain_and_repeats_on_the_claim(read: Read) -> None:
    (claim,) = read("Nine men were killed, the mayor said.")
    assert [source.name for source in claim.sources] == ["mayor", "Harbour Times"]
    assert claim.outlet == "Harbour Times"


def test_the_place_of_the_outlet_or_of_a_source_is_not_that_of_the_event(read: Read) -> None:
    (claim,) = read("Gunmen killed nine men, said an analyst of the New York-based Coral Project.")
    assert claim.where is None
