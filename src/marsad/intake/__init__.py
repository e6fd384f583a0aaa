"""Files, folders, tables, standard input and web addresses become reports.

In: paths and addresses as the operator wrote them. Out: one Report or one Failure for each thing
that was there, lazily. Touches: disk and network, both only for reading.
"""

from marsad.intake.arrivals import take, take_bytes
from marsad.intake.origin import Given
from marsad.intake.web import Patience

__all__ = ["Given", "Patience", "take", "take_bytes"]
