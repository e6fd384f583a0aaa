"""The flat tables: which columns each has, and what each column means.

In: nothing. Out: the columns of the CSV export with their meaning. Touches nothing.
An empty cell is unknown or unbounded; several values in a cell are separated by ``; ``.
"""

from __future__ import annotations

WHEN = {
    "start": "first day, ISO 8601; empty: unknown",
    "end": "last day, inclusive",
    "date_grain": "how fine the date is stated",
    "date_basis": "stated, relative to publication, or published: only the end is known",
}
WHERE = {
    "place": "name of the place",
    "site": "the named site within it",
    "country": "ISO 3166-1 alpha-2",
    "place_precision": "how exactly the incident is placed",
    "point": "what latitude and longitude stand for",
    "lat": "degrees north, WGS 84; empty: none or withheld",
    "lon": "degrees east, WGS 84",
    "place_relation": "in, near or outside",
}
RANGE = {
    "low": "lower bound",
    "best": "best figure of the rule set",
    "high": "upper bound; empty: unbounded or unknown",
}
_WITHHELD = {"withheld": "what protection left out of this row"}

INCIDENTS = {
    "id": "identity of the incident",
    "harms": "what happened, to people or objects",
    "act": "by what",
    "target": "kind of object",
    **{f"killed_{key}": f"killed: {text}" for key, text in RANGE.items()},
    **{f"injured_{key}": f"injured: {text}" for key, text in RANGE.items()},
    **WHEN,
    **WHERE,
    "actors": "who is said to have done it",
    "actors_open": "true where the report leaves open which of the actors",
    "grade": "single origin, corroborated, contested, confirmed by the actor or discounted",
    "grade_reasons": "why",
    "origins": "who said it first, copies collapsed",
    "origin_count": "number of origins",
    "reports": "documents",
    "claims": "ids of its claims, in claims.csv",
    "aliases": "ids that this incident had before",
    **_WITHHELD,
}
COUNTS = {
    "incident": "id in incidents.csv",
    "harm": "what happened",
    **RANGE,
    "rule_set": "rule set of the count",
    "low_claim": "claim that set the lower bound",
    "best_claim": "claim that set the best figure",
    "high_claim": "claim that set the upper bound",
    "derivation": "each step: bound, claim, reason",
    "needs_review": "why a person should look",
}
CLAIMS = {
    "id": "identity of the claim",
    "incidents": "incidents that hold it",
    "harm": "what happened", "act": "by what", "status": "asserted, alleged, denied …",
    "role": "in the report: main, background, aggregate, anniversary, pattern",
    "count_low": "lower bound as said", "count_high": "upper bound as said; empty: unbounded",
    "count_soft": "true: a bound is a convention", "count_words": "the words of the figure",
    "unit": "persons, objects or events", "count_rule": "rule that read the figure",
    "victims": "words for those harmed", "victims_kind": "civilian, military …",
    "age_group": "child, adult or unknown", "ages": "stated ages", "sex": "of those harmed",
    "victim_names": "only where a decision includes names",
    "target": "kind of object",
    **WHEN, **WHERE,
    "actors": "who is said to have done it", "actors_open": "true where it is left open",
    "sources": "who says it, the origin first", "source_kinds": "their kinds, in the same order",
    "quote_part": "title or body", "quote_start": "first character of the quotation in that part",
    "quote_end": "end, exclusive", "quote": "the quotation, equal to that slice",
    "subset_of": "claim that this one is part of, never added",
    "supersedes_low": "figure that it replaces", "supersedes_high": "figure that it replaces",
    "confidence": "0 to 1, calibrated", "needs_review": "why a person should look",
    "extractor": "what read it", "text": "id of the text", "report": "document",
    "outlet": "who published", "published": "day of publication", "title": "of the report",
    "address": "http or https address", "evidence": "SHA-256 of the kept bytes",
    "size": "of the kept bytes", "media_type": "of the kept bytes", "kept": "when they were kept",
    "ledger_entry": "line of the ledger that says so",
    **_WITHHELD,
}  # fmt: skip
TALLIES = {
    "claim": "the claim of the running total, in claims.csv",
    "harm": "what happened",
    "claimed_low": "lower bound as claimed",
    "claimed_high": "upper bound as claimed; empty: unbounded",
    **{f"recorded_{key}": f"recorded here: {text}" for key, text in RANGE.items()},
    "rule_set": "rule set of the recorded count",
    **WHEN,
    **WHERE,
    "incidents": "ids of the incidents recorded in its scope",
    "sentence": "the comparison in words",
    **_WITHHELD,
}
