"""One web address: fetched politely, once, and kept with its headers and redirects.

In: an http or https address. Out: the answer's bytes with all that came with them, or an
IntakeError. Touches: the network, only towards that address and those it redirects to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from marsad import __version__
from marsad.deadline import Deadline
from marsad.errors import IntakeError

SCHEMES = ("http", "https")
# A robot that says who it is can be asked to stay away.
USER_AGENT = f"marsad/{__version__} (report archiving; one request an address)"
_NEXT_LATER = "check the address in a browser and run again later"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how much is waited for. Seconds, bytes and steps; decided, not measured:
    news pages answer within seconds and hold less than 20 MiB, reports as PDF less than 50."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 120.0
    size: int = 50 * 2**20
    redirects: int = 10


USUAL = Patience()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave. ``redirects`` are the addresses followed to, the answering one last."""

    data: bytes
    headers: tuple[tuple[str, str], ...]
    redirects: tuple[str, ...]
    content_type: str | None


def is_address(given: str) -> bool:
    """Whether this is written as an address with a scheme, not as a path."""
    scheme, colon, rest = given.partition("://")
    return bool(colon and rest) and scheme.replace("+", "").isalnum()


def fetch(address: str, patience: Patience) -> Answer:
    """The bytes that an address gives. Raises IntakeError where it gives none.

    Redirects are followed step by step, to http and https only. The request asks for bytes as
    they are (``identity``); where a server packs them all the same, the unpacked bytes are kept.
    """
    with Deadline(patience.total) as deadline, _client(patience) as client:
        try:
            return _followed(client, address, patience, deadline)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as fault:
            if deadline.passed:
                raise _too_slow(address, patience) from fault
            if isinstance(fault, httpx.TimeoutException):
                seconds = (
                    patience.connect if isinstance(fault, httpx.ConnectTimeout) else patience.read
                )
                reason = f"did not answer within {seconds:g} seconds"
                raise IntakeError(address, reason, _NEXT_LATER) from fault
            reason = f"cannot be fetched ({fault or type(fault).__name__})"
            raise IntakeError(address, reason, _NEXT_LATER) from fault


def _client(patience: Patience) -> httpx.Client:
    return httpx.Client(
        follow_redirects=False,
        timeout=httpx.Timeout(patience.read, connect=patience.connect),
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
    )


def _followed(client: httpx.Client, address: str, patience: Patience, deadline: Deadline) -> Answer:
    here = urldefrag(address).url
    redirects: list[str] = []
    for _ in range(patience.redirects + 1):
        if urlsplit(here).scheme.lower() not in SCHEMES:
            raise IntakeError(address, f"leads to {here}, which is neither http nor https", _CHECK)
        with client.stream("GET", here, extensions={"trace": deadline.watch}) as response:
            if not response.has_redirect_location:
                return _answer(response, address, tuple(redirects), patience, deadline)
            here = urldefrag(urljoin(here, response.headers["location"])).url
        redirects.append(here)
    steps = f"redirects more than {patience.redirects} times"
    raise IntakeError(address, f"{steps} (last to {here})", _CHECK)


def _answer(
    response: httpx.Response,
    address: str,
    redirects: tuple[str, ...],
    patience: Patience,
    deadline: Deadline,
) -> Answer:
    if response.status_code != httpx.codes.OK:
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise IntakeError(address, f"answered {status}", _CHECK)
    return Answer(
        data=b"".join(_chunks(response, address, patience, deadline)),
        headers=tuple(response.headers.multi_items()),
        redirects=redirects,
        content_type=response.headers.get("content-type"),
    )


def _chunks(
    response: httpx.Response, address: str, patience: Patience, deadline: Deadline
) -> Iterator[bytes]:
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > patience.size:
            limit = f"is larger than {patience.size / 2**20:g} MiB"
            raise IntakeError(address, limit, "save it as a file and give the file")
        yield chunk
    if deadline.passed:
        raise _too_slow(address, patience)


def _too_slow(address: str, patience: Patience) -> IntakeError:
    reason = f"did not finish answering within {patience.total:g} seconds"
    return IntakeError(address, reason, _NEXT_LATER)


_CHECK = "check the address in a browser"
