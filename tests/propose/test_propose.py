"""A language model points at places of a text; whatever it says, nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from marsad import extract
from marsad.errors import ProposeError, UseError
from marsad.extract import models as loading
from marsad.extract.models import Models
from marsad.extract.proposals import REASON
from marsad.model import HARMS, Claim, Proposal, Text
from marsad.propose import Endpoint, checked, proposer
from marsad.propose.endpoint import KEY
from marsad.propose.reply import PIECE, pieces, proposals

BODY = (
    "Gunmen killed two drivers near Bria on Sunday, the mayor said.\n\n"
    "In Ippy, the mayor said, the river took nine men of the village with it when the dam was "
    "opened on them on Monday.\n\n"
    "Four teachers were carried off. The council will meet again in May."
)
Start = Callable[..., Endpoint]


@pytest.fixture(scope="module")
def models() -> Models:
    return loading.load()


def text(body: str = BODY) -> Text:
    return Text(
        id="t-1", evidence="", title=None, body=body, reader="test", reader_version="1",
        published=date(2023, 5, 9), outlet="Crosswind", language="en", basis={}, document="d-1",
    )  # fmt: skip


def added(claims: tuple[Claim, ...], before: tuple[Claim, ...]) -> list[Claim]:
    known = {claim.id for claim in before}
    return [claim for claim in claims if claim.id not in known]


def test_a_proposal_becomes_a_claim_that_our_rules_read_and_a_person_should_see(
    start: Start, models: Models
) -> None:
    before = extract.claims(text(), models)
    claims = extract.claims(text(), models, proposer(start("honest"))(text()))
    new = added(claims, before)
    river = next(claim for claim in new if claim.harm == "killed")
    assert river.quote.text == BODY[river.quote.start : river.quote.end]
    assert river.count is not None
    assert (river.count.low, river.count.high) == (9, 9)
    assert river.where is not None
    assert river.where.name == "Ippy"
    assert river.when is not None
    assert river.when.start == date(2023, 5, 8)
    assert REASON in river.needs_review
    assert "proposal.small-1" in river.rules
    assert set(before) <= set(claims)


def test_lies_cost_nothing_but_themselves(start: Start, models: Models) -> None:
    before = extract.claims(text(), models)
    assert extract.claims(text(), models, proposer(start("lying"))(text())) == before


@pytest.mark.parametrize(
    "temper",
    ["prose", "no-list", "deep", "null", "html", "shape", "huge", "broken", "redirect", "cut"],
)
def test_an_answer_that_is_none_is_an_error_that_names_the_endpoint(
    start: Start, temper: str
) -> None:
    endpoint = start(temper)
    with pytest.raises(ProposeError) as caught:
        proposer(endpoint)(text())
    assert endpoint.url in str(caught.value)


def test_an_endpoint_that_drips_is_left_after_its_time(start: Start) -> None:
    with pytest.raises(ProposeError, match=r"within 0\.5 seconds"):
        proposer(start("slow", seconds=0.5))(text())


def test_an_endpoint_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ProposeError, match="cannot be asked"):
        proposer(Endpoint("http://127.0.0.1:9/v1", "m", 2.0))(text())


def test_after_three_failures_in_a_row_it_is_asked_no_more(start: Start) -> None:
    ask = proposer(start("broken"))
    for _ in range(3):
        with pytest.raises(ProposeError, match="answered 500"):
            ask(text())
    with pytest.raises(ProposeError, match="was not asked"):
        ask(text())


def test_reports_leave_this_machine_only_encrypted() -> None:
    for url in ("http://models.example/v1", "ftp://127.0.0.1/v1", "127.0.0.1:80", "http:///v1"):
        with pytest.raises(UseError):
            checked(Endpoint(url, "m"))
    for url in (
        "http://127.0.0.1:1/v1",
        "http://[::1]:1/v1",
        "http://localhost/v1",
        "https://a/v1",
    ):
        assert checked(Endpoint(url, "m")).url == url


def test_the_key_is_no_option_and_comes_from_the_environment() -> None:
    assert KEY == "MARSAD_PROPOSE_KEY"


def test_a_long_text_is_asked_about_in_pieces_that_lose_no_word() -> None:
    body = "\n\n".join(f"Paragraph {n}. " + "word " * 300 for n in range(20)) + "x" * (2 * PIECE)
    parts = pieces(text(body))
    assert max(map(len, parts)) <= PIECE
    assert "".join("".join(parts).split()) == "".join(body.split())


_JSON = some.recursive(
    some.none() | some.text() | some.integers(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


@given(said=some.text() | _JSON.map(json.dumps))
def test_any_answer_gives_proposals_or_a_named_error(said: str) -> None:
    with suppress(ProposeError):
        assert all(isinstance(one, Proposal) for one in proposals(said, "m", "u"))


_WORDS = some.sampled_from([*BODY.split(), "ninety", "killed", "", "Bria on", "nine men of the"])


@settings(max_examples=40)
@given(
    given=some.lists(
        some.builds(
            Proposal,
            harm=some.sampled_from(HARMS[:-1]),
            quote=some.lists(_WORDS, min_size=1, max_size=6).map(" ".join).filter(str.strip),
            victims=some.none() | some.lists(_WORDS, min_size=1, max_size=3).map(" ".join),
            by=some.just("m"),
        ),
        max_size=4,
    )
)
def test_whatever_is_proposed_every_quotation_stands_in_the_text_and_every_number_is_ours(
    models: Models, given: list[Proposal]
) -> None:
    before = extract.claims(text(), models)
    claims = extract.claims(text(), models, given)
    for claim in added(claims, before):
        quote = claim.quote
        assert BODY[quote.start : quote.end] == quote.text
        if claim.count is not None and claim.count.words is not None:
            assert claim.count.words in BODY
