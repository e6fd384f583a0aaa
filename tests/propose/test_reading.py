"""How the words that a model marks are read: whom, how many, with what standing."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import extract
from marsad.extract import models as parser
from marsad.model import Claim, Proposal, Text


def _claim(body: str, harm: str, quote: str, victims: str | None) -> Claim:
    text = Text(
        id="t", evidence="", title=None, body=body, reader="test", reader_version="1",
        published=date(2020, 5, 5), outlet=None, language="en", basis={}, document="t",
    )  # fmt: skip
    claims = extract.claims(text, parser.load(), (Proposal(harm, quote, victims, "e"),))
    (one,) = (claim for claim in claims if "proposal.e" in claim.rules)
    return one


@pytest.mark.parametrize(
    ("body", "harm", "quote", "victims", "number"),
    [
        ("Thirty were let go after a check of their papers.", "released",
         "Thirty were let go", "Thirty", 30),
        ("His list has 63 names of villagers.", "killed", "His list has 63 names", "63 names", 63),
        ("Eleven of them said that they had been starved.", "tortured",
         "Eleven of them said that they had been starved", "Eleven of them", 11),
        ("Six villagers were carried out in blankets.", "killed",
         "Six villagers were carried out in blankets", None, 6),
        ("The militia put four herders under the ice.", "killed",
         "put four herders under the ice", None, 4),
        ("Soldiers came up the lane before dawn.", "detained", "Soldiers came up the lane",
         None, None),
        ("They sewed the rest into sheets.", "killed", "sewed the rest into sheets", "the rest",
         None),
    ],
)  # fmt: skip
def test_whom_and_how_many(
    body: str, harm: str, quote: str, victims: str | None, number: int | None
) -> None:
    count = _claim(body, harm, quote, victims).count
    assert (count.low if count is not None else None) == number


@pytest.mark.parametrize(
    ("body", "harm", "quote", "victims", "status"),
    [
        ("Two nurses did not come home on Friday.", "disappeared",
         "Two nurses did not come home", "Two nurses", "asserted"),
        ("Seven could not be brought back to life.", "killed",
         "Seven could not be brought back to life", "Seven", "asserted"),
        ("The chapel was not touched by the flames.", "damaged",
         "The chapel was not touched", "The chapel", "denied"),
        ("Nobody at the post so much as touched the boys.", "injured",
         "Nobody at the post so much as touched the boys", "the boys", "denied"),
        ("The colonel denies that his men finished off two porters.", "killed",
         "denies that his men finished off two porters", "two porters", "denied"),
        ("Men tried to put the mill to the torch.", "destroyed",
         "tried to put the mill to the torch", "the mill", "attempted"),
    ],
)  # fmt: skip
def test_standing(body: str, harm: str, quote: str, victims: str | None, status: str) -> None:
    assert _claim(body, harm, quote, victims).status == status
