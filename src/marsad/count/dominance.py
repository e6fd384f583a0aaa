"""Statements → those that nothing replaces, and for each other one, why it is replaced.

In: statements, a rule set. Out: statements and notes. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.count.statements import Statement
from marsad.model import Derivation


def undominated(
    statements: Sequence[Statement],
) -> tuple[tuple[Statement, ...], tuple[Derivation, ...]]:
    """What stands, and a note for each statement that does not.

    A report's own words rest on the source that it quotes with the same figure. A source's later
    figure replaces its earlier one, unless it only says the same less exactly. A figure that a
    report itself calls outdated ("rose to 17 from 12") is replaced. A number replaces a vague word
    of the same or a lesser source.
    """
    kept, notes = [], []
    for one in statements:
        reasons = [why for other in statements if (why := _replaces(other, one)) is not None]
        if reasons:
            notes.append(
                Derivation("note", one.claim.id, f"{shown(one)} is left out: {reasons[0]}")
            )
        else:
            kept.append(one)
    return (tuple(kept), tuple(notes)) if kept else (tuple(statements), ())


def _replaces(new: Statement, old: Statement) -> str | None:
    if new is old or new.low is None:
        return None
    same = new.origin == old.origin
    if _rests_on(old, new):
        return f"the report's own words rest on the source that it quotes for {shown(new)}"
    earlier = new.claim.supersedes
    in_reach = same or new.claim.text == old.claim.text
    if earlier is not None and in_reach and earlier.low == old.stated and not _is_later(old, new):
        return f"{shown(new)} replaces it in the source's own words"
    if same and _is_later(new, old) and not _contains(new, old) and (old.vague or not new.vague):
        return f"the same source later said {shown(new)}"
    if old.vague and not new.vague and new.rank >= old.rank and new.high != 0:
        return f"{shown(new)} is a number from the same or a better source"
    return None


def _rests_on(headline: Statement, quoted: Statement) -> bool:
    agree = (headline.low, headline.high) == (quoted.low, quoted.high)
    return (
        headline.own_word
        and not quoted.own_word
        and headline.claim.text == quoted.claim.text
        and (agree or _contains(headline, quoted))
    )


def _is_later(new: Statement, old: Statement) -> bool:
    if new.published is None or old.published is None:
        return False
    return new.published > old.published


def _contains(wide: Statement, narrow: Statement) -> bool:
    """Whether ``wide`` only says less exactly what ``narrow`` says ("more than 10" after "17")."""
    if (wide.low, wide.high) == (narrow.low, narrow.high) or wide.low > narrow.low:
        return False
    return wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


def shown(statement: Statement) -> str:
    """The statement's words between quotation marks, or its bounds."""
    words = [term.figure.words for term in statement.terms]
    return " and ".join(f"“{word}”" for word in words if word) or bounds(statement)


def bounds(statement: Statement) -> str:
    """The statement's bounds in plain words."""
    if statement.high is None:
        return f"at least {statement.low}"
    if statement.low == statement.high:
        return str(statement.low)
    return f"{statement.low} to {statement.high}"
