"""The errors a user can meet. Each names the object, the reason and the next command.

In: the object, the reason, what to do. Out: exceptions whose ``str`` is one line for people.
``code`` is the process's exit code where the error ends the command (1 recorded failures, 2 wrong
use, 3 integrity).
"""

from __future__ import annotations


class MarsadError(Exception):
    """Base of all named errors. ``about`` is the object, ``reason`` why, ``next`` what to do."""

    code = 2

    def __init__(self, about: str, reason: str, next: str) -> None:
        super().__init__(about, reason, next)
        self.about = about
        self.reason = reason
        self.next = next

    def __str__(self) -> str:
        return f"{self.about}: {self.reason} → {self.next}"


class UseError(MarsadError):
    """The command was used wrongly (exit 2)."""


class IntakeError(MarsadError):
    """A report could not be taken in: missing file, hanging address, a broken line of a table."""

    code = 1


class ReadError(MarsadError):
    """Kept bytes could not be read as text. The bytes stay kept; the item is tried again."""

    code = 1


class ExtractError(MarsadError):
    """Claims could not be extracted from a text."""

    code = 1


class ProposeError(MarsadError):
    """A language model's endpoint gave nothing usable. Only its own proposals are missing."""

    code = 1


class ListsError(MarsadError):
    """A table of overlapping lists has a fault: a negative count, a person on no list, …"""


class FormatError(MarsadError):
    """A value does not have the documented form: a field is missing, a date is none."""


class StoreError(MarsadError):
    """The store cannot be opened or written: locked, newer version, full disk, no permission."""


class IntegrityError(MarsadError):
    """Kept bytes, a quotation or the ledger do not agree with their record (exit 3)."""

    code = 3
