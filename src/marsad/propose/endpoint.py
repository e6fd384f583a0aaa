"""One question to an endpoint that speaks the OpenAI chat protocol.

In: an Endpoint, a request body. Out: the text of the answer, or a ProposeError. Touches the
network, only towards that endpoint; no redirect is followed.
"""

from __future__ import annotations

import ipaddress
import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from marsad import __version__
from marsad.deadline import Deadline
from marsad.errors import ProposeError, UseError

KEY = "MARSAD_PROPOSE_KEY"  # never an option: a command line can be read by every other user
SECONDS = 60.0  # for one answer; a small model on a processor writes some hundred words in it
SIZE = 2**20  # bytes of an answer: the longest useful one is some ten thousand
_AGAIN = "see that the endpoint runs and speaks the chat protocol; the next marsad run asks again"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``url`` up to and with the version (``http://127.0.0.1:8080/v1``), the model's name there,
    and the seconds that one answer may take."""

    url: str
    model: str
    seconds: float = SECONDS


def checked(endpoint: Endpoint) -> Endpoint:
    """The same endpoint. Raises UseError for an address that must not be sent reports.

    Reports may name witnesses: they leave this machine only encrypted.
    """
    parts = urlsplit(endpoint.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UseError(
            endpoint.url, "is not the address of an endpoint", "give http(s)://HOST[:PORT]/v1"
        )
    if parts.scheme == "http" and not _on_this_machine(parts.hostname):
        raise UseError(
            endpoint.url, "would send reports unencrypted to another machine", "give https://…"
        )
    return endpoint


def answer(endpoint: Endpoint, body: dict[str, Any]) -> str:
    """The words of the first choice. Raises ProposeError where there are none in time."""
    url = f"{endpoint.url.rstrip('/')}/chat/completions"
    headers = {"User-Agent": f"marsad/{__version__}", "Accept-Encoding": "identity"}
    if key := os.environ.get(KEY):
        headers["Authorization"] = f"Bearer {key}"
    with (
        Deadline(endpoint.seconds) as deadline,
        httpx.Client(timeout=endpoint.seconds, headers=headers, trust_env=False) as client,
    ):
        try:
            data = _posted(client, url, body, deadline)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as fault:
            if deadline.passed or isinstance(fault, httpx.TimeoutException):
                reason = f"did not answer within {endpoint.seconds:g} seconds"
            else:
                reason = f"cannot be asked ({fault or type(fault).__name__})"
            raise ProposeError(url, reason, _AGAIN) from fault
        if deadline.passed:
            raise ProposeError(url, f"did not answer within {endpoint.seconds:g} seconds", _AGAIN)
    return _content(data, url)


def _posted(client: httpx.Client, url: str, body: dict[str, Any], deadline: Deadline) -> bytes:
    with client.stream("POST", url, json=body, extensions={"trace": deadline.watch}) as response:
        if response.status_code != httpx.codes.OK:
            raise ProposeError(url, f"answered {response.status_code}", _AGAIN)
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > SIZE:
                raise ProposeError(url, f"answered with more than {SIZE} bytes", _AGAIN)
    return bytes(data)


def _content(data: bytes, url: str) -> str:
    try:
        said = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as fault:
        raise ProposeError(
            url, "answered with something else than a chat answer", _AGAIN
        ) from fault
    if not isinstance(said, str):
        raise ProposeError(url, "answered without words", _AGAIN)
    return said


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
