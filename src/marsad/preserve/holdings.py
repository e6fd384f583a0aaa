"""What a store must be able to show to be audited.

In: nothing. Out: types. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from marsad.model import Claim, Decision, Entry, Evidence, Fault, Report, Text


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims that one ledger entry recorded for a text, in their order."""

    entry: int
    claims: tuple[Claim, ...]
    retracted: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and all its extractions; ``entry`` is the ledger entry that recorded the text."""

    text: Text
    entry: int
    extractions: tuple[Extraction | Fault, ...]


class Holdings(Protocol):
    """Everything held, each kind from start to end; a fault stands for what cannot be read."""

    def entries(self) -> Iterable[Entry | Fault]:
        """The ledger, in order of its numbers."""

    def reports(self) -> Iterable[Report | Fault]:
        """Reports without their bytes."""

    def evidence(self) -> Iterable[Evidence | Fault]:
        """All evidence, by id."""

    def readings(self) -> Iterable[Reading | Fault]:
        """All texts with all their claims, retracted ones too."""

    def decisions(self) -> Iterable[Decision | Fault]:
        """All decisions."""

    def results(self) -> Iterable[tuple[str, str] | Fault]:
        """Rule set and digest of the incidents and tallies stored under it."""

    def skewed(self) -> Iterable[Fault]:
        """Rows whose columns for queries do not repeat their document."""
