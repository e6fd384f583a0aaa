"""Reports given on the command line, standard input among them.

In: arguments. Out: reports and failures. Touches what is given, reading only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from marsad import intake, read
from marsad.cli import options
from marsad.errors import ReadError
from marsad.ids import sha256
from marsad.model import Failure, Report, Text

STANDARD_INPUT = "-"


def taken(files: Sequence[str], given: intake.Given) -> Iterator[Report | Failure]:
    """Every report, in the order given; ``-`` is standard input."""
    for name in files:
        if name == STANDARD_INPUT:
            yield from intake.take_bytes(sys.stdin.buffer.read(), given)
        else:
            yield from intake.take([name], given, clock=options.now)


def readings(files: Sequence[str], given: intake.Given) -> Iterator[Text | Failure]:
    """The text of every report, or why there is none, in the order given."""
    for one in taken(files, given):
        if isinstance(one, Failure):
            yield one
            continue
        try:
            yield read.text(one, sha256(one.data))
        except ReadError as fault:
            yield Failure(one.address, "read", "ReadError", fault.reason, fault.next)
