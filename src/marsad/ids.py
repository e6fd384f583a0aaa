"""Identities: the same value has the same id in every process, on every machine.

In: plain values. Out: hexadecimal digests and short ids. Touches nothing; never ``hash()``.
"""

from __future__ import annotations

import hashlib
import json

SHORT = 16  # hex digits of a short id: 64 bits, so ten million claims collide with p < 3e-6


def sha256(data: bytes) -> str:
    """SHA-256 of bytes as 64 lower-case hex digits (FIPS 180-4)."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8, no NaN. ``value`` holds plain JSON types."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8", "surrogatepass")


def digest(*parts: object) -> str:
    """SHA-256 of the canonical JSON of ``parts``: unambiguous, unlike strings joined by a dot."""
    return sha256(canonical(list(parts)))


def short(prefix: str, *parts: object) -> str:
    """A short id such as ``c-1f0a…`` (prefix, dash, 16 hex digits)."""
    return f"{prefix}-{digest(*parts)[:SHORT]}"


def report_id(data_sha256: str, address: str) -> str:
    """Identity of a report: the bytes and the address."""
    return short("r", data_sha256, address)


def text_id(evidence: str, reader_version: str, given: dict[str, str | None]) -> str:
    """Identity of a reading: evidence, reader version, and what the operator stated about it."""
    return short("t", evidence, reader_version, given)


def incident_id(earliest_claim: str) -> str:
    """An incident carries the id of its earliest claim, marked as an incident."""
    return "i-" + earliest_claim.removeprefix("c-")
