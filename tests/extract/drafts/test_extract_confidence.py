"""The confidence of a claim: a probability that its own marks explain."""

from __future__ import annotations

from dataclasses import replace

from expected import Read

from marsad import lexicon
from marsad.extract.drafts.confidence import confidence, marks

TEXT = "Gunmen killed nine men in Bria on Monday, the mayor said. Villagers were killed."


def test_every_claim_says_how_sure_it_is(read: Read) -> None:
    claims = read(TEXT)
    assert claims
    assert all(claim.confidence is not None and 0 < claim.confidence < 1 for claim in claims)


def test_a_number_told_in_words_is_surer_than_a_bare_plural(read: Read) -> None:
    told, bare = read(TEXT)[0], read("Gunmen killed men in Bria on Monday, the mayor said.")[0]
    assert told.confidence is not None
    assert bare.confidence is not None
    assert told.confidence > bare.confidence


def test_confidence_is_no_part_of_what_a_claim_is(read: Read) -> None:
    claim = read(TEXT)[0]
    assert confidence(replace(claim, confidence=0.5)) == claim.confidence


def test_every_weight_is_of_a_mark_that_claims_can_have(read: Read) -> None:
    weights = lexicon.load("en", "confidence")["weights"]
    known = {mark.split()[0] for claim in read(TEXT) for mark in marks(claim)} | {
        "always", "a", "date", "in", "judged", "no", "number", "proposed", "to", "told",
    }  # fmt: skip
    assert {mark.split()[0] for mark in weights} <= known
