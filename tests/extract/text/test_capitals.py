"""Texts in capitals: they are read in the case of prose and quoted as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import extract
from marsad.extract.models import Models, prose_words
from marsad.extract.text import capitals
from marsad.model import Text

WIRE = (
    "   LIMA, 11 JAN 90 (AGENCY) -- [TEXT] GUERRILLAS OF THE FRONT [FNF] KILLED NINE PEASANTS\n"
    "IN AYACUCHO YESTERDAY.  THE MAYOR, CARLOS QUISPE, SAID THAT TWO CHILDREN WERE WOUNDED.\n"
)


def _text(body: str) -> Text:
    return Text("t", "", None, body, "x", "1", date(1990, 1, 12), None, "en", {}, document="t")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("THE POLICE SHOT THREE MEN IN EL SALVADOR.", "The police shot three men in El Salvador."),
        ("THE TERRORISTS MAY LEAVE ON 5 MAY.", "The terrorists may leave on 5 May."),
        ("THEY WERE KIDNAPPED IN CALI, COLOMBIA.", "They were kidnapped in Cali, Colombia."),
        ("THE FRONT [FNF] BLEW UP TOWERS. FNF MEN", "The front [FNF] blew up towers. FNF men"),
        ("COLOMBIAN JUDGE PEDRO QUISPE DIED.", "Colombian judge Pedro Quispe died."),
        ("THE 41ST ATTACK", "The 41st attack"),
        ("THE JUDGE PEDRO LUIS GALAN DIED.", "The judge Pedro Luis Galan died."),
        ("FIVE WOMEN DIED IN PERU.", "Five women died in Peru."),
        (
            "LIMA, 9 JAN 90 -- [TEXT] THE MEN [WORD LOST] FLED.",
            "Lima, 9 Jan 90 -- [text] The men [word lost] fled.",
        ),
    ],
)
def test_names_keep_their_capital_and_words_lose_it(written: str, expected: str) -> None:
    assert capitals.prose(written, prose_words()) == expected


def test_a_text_is_in_capitals_only_throughout() -> None:
    assert capitals.is_capitals(WIRE)
    assert not capitals.is_capitals("GOMA, Congo (June 13) - Rebels shot nine men there on Monday.")
    assert not capitals.is_capitals("ABC")


def test_the_case_of_prose_has_the_same_length() -> None:
    for text in (WIRE, "İSTANBUL'DA ß GROSS", "", "A\u202eB 9TH ﬁNE"):
        assert len(capitals.prose(text, prose_words())) == len(text)


def test_claims_of_a_wire_are_quoted_in_its_capitals_and_its_dateline_dates_nothing(
    models: Models,
) -> None:
    text = _text(WIRE)
    claims = {claim.harm: claim for claim in extract.claims(text, models)}
    assert set(claims) == {"killed", "injured"}
    killed = claims["killed"]
    assert killed.count is not None
    assert (killed.count.low, killed.count.high) == (9, 9)
    assert killed.when is not None
    assert killed.when.start == date(1990, 1, 11)
    assert killed.where is not None
    assert killed.where.country == "PE"
    for claim in claims.values():
        assert claim.quote.text == text.body[claim.quote.start : claim.quote.end]
        assert claim.quote.text.isupper()
