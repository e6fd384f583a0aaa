"""Every rule that the extraction can give is given by an example: no rule is dead or untested."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from expected import Read, examples

from marsad import extract

# Rules whose names are put together from a variable part are listed; the others are read from
# the source below.
_COMPOSED = (
    "verb.active", "verb.passive", "verb.subject",
    "stance.own.denied", "stance.own.alleged", "stance.own.hypothetical", "stance.own.planned",
    "stance.own.unconfirmed",
    "stance.above.attempted", "stance.above.planned", "stance.above.threatened",
    "stance.above.denied", "stance.above.alleged", "stance.above.unconfirmed",
    "stance.above.hypothetical",
    "stance.voice.denied", "stance.voice.alleged", "stance.voice.unconfirmed",
    "context.capture_of_place", "context.release_of_media", "context.claim_of_responsibility",
)  # fmt: skip
_PLAIN = ("state", "held", "toll")
_RULE = re.compile(
    r"(?:act|verb|noun|actor|list|toll|state|subset|used|stance|role|recap|source|place|date)"
    r"\.[a-z_.]+[a-z]"
)
# Named in the source to be compared with; each is given by a grammar that has tests of its own.
_OF_GRAMMARS = re.compile(
    r"date\.(?!inherited|before_in_paragraph|of_totals|first_in_report|told_again|of_report|of_later|of_another_deed|since_clause|same_period"
    r"|since_then)"
)
_WITH_OWN_TESTS = frozenset({"counts", "dates", "places", "sources"})


def _written() -> list[str]:
    """Rule names that stand as whole words in the source of the extraction."""
    home = Path(extract.__file__).parent
    found = set()
    for path in sorted(home.rglob("*.py")):
        if path.relative_to(home).parts[0] in _WITH_OWN_TESTS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                rule = node.value
                if _RULE.fullmatch(rule) and not _OF_GRAMMARS.match(rule):
                    found.add(rule)
    return sorted(found)


@pytest.fixture(scope="module")
def given(read: Read) -> frozenset[str]:
    """All rules that the examples of the table fire; an act of context counts as its rule."""
    rules: set[str] = set()
    for example in examples():
        for claim in read(example.text, title=example.title, published=example.published):
            rules.update(claim.rules)
            if claim.harm == "none":
                rules.add(f"context.{claim.act}")
    return frozenset(rules)


@pytest.mark.parametrize("rule", [*_COMPOSED, *_PLAIN, *_written()])
def test_a_rule_is_given_by_an_example_of_the_table(rule: str, given: frozenset[str]) -> None:
    assert rule in given


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Nine men were killed by soldiers.", "verb.passive"),
        ("Soldiers killed nine men.", "verb.active"),
        ("Nineteen people died in the blast.", "verb.subject"),
        ("The killing of nine men was filmed.", "noun.of"),
        ("The teacher's abduction was filmed.", "noun.possessor"),
        ("Three guards are dead.", "state"),
        ("The death toll rose to 17 from 12.", "toll"),
        ("Soldiers killed nine people, including two boys.", "subset.including"),
        ("Gunmen tried to abduct two nurses.", "stance.above.attempted"),
        ("The army did not kill the nine men.", "stance.own.denied"),
        ("Nobody was killed in the raid.", "stance.zero"),
        ("Soldiers reportedly killed nine men.", "stance.own.alleged"),
        ("There is no evidence that soldiers killed nine men.", "stance.no_evidence"),
        ("In March 2019 soldiers killed nine men.", "role.far_date"),
        ("The group often kills prisoners.", "role.pattern"),
        ("Since January soldiers have killed 90 men.", "role.period"),
        ("The monitor documented 57 killings in August.", "role.events_counted"),
        ("A vigil was held for 80 people killed in the 2014 bombing.", "role.anniversary"),
        ("Nine men were killed, according to residents.", "source.according_to"),
    ],
)
def test_a_way_of_saying_it_gives_its_rule(text: str, rule: str, read: Read) -> None:
    assert any(rule in claim.rules for claim in read(text))
