"""Report → evidence: bytes kept under their SHA-256, and the ledger that chains what was done.

In: reports. Out: evidence, sealed ledger entries, faults found later. Touches the evidence folder.

What this proves: relative to the last ledger hash that you hold elsewhere, the bytes, texts,
claims and decisions are those that were recorded. What it does not prove: who wrote a report, that
it is true, or that nobody rebuilt the whole record, ledger included, and gave you the new one.
``docs/verify.md`` says so to users.
"""

from __future__ import annotations

from marsad.preserve.audit import audit
from marsad.preserve.holdings import Extraction, Holdings, Reading
from marsad.preserve.keep import Write, keep
from marsad.preserve.vault import Vault

__all__ = ["Extraction", "Holdings", "Reading", "Vault", "Write", "audit", "keep"]
