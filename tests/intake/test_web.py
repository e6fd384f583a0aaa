"""Web addresses: what is kept, and an end to every kind of waiting. The server is a real one."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from marsad.intake import Given, Patience
from marsad.model import Failure, Report

SHORT = Patience(connect=2.0, read=0.2, total=5.0, size=1000, redirects=3)
PAGE = b"<html><body><p>Seven people were wounded.</p></body></html>"
Handler = Callable[[socket.socket, str], None]


class Servers:
    """Servers on the loopback. Calling it with a handler starts one and gives its address; the
    handler is handed each connection and the path that was asked for."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.stop = threading.Event()
        self._running: list[tuple[socket.socket, threading.Thread]] = []

    def __call__(self, handler: Handler) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listener.settimeout(0.05)
        thread = threading.Thread(target=self._loop, args=(listener, handler))
        thread.start()
        self._running.append((listener, thread))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    def close(self) -> None:
        self.stop.set()
        for listener, thread in self._running:
            thread.join()
            listener.close()

    def _loop(self, listener: socket.socket, handler: Handler) -> None:
        while not self.stop.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(2)
                try:
                    head = connection.recv(65536).decode("latin-1")
                    self.requests.append(head)
                    handler(connection, head.split(" ")[1])
                except OSError:
                    continue  # the client went away, as several tests want it to


@pytest.fixture
def serve() -> Iterator[Servers]:
    servers = Servers()
    yield servers
    servers.close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """The loopback is reached directly, whatever the machine's settings are."""
    monkeypatch.setenv("NO_PROXY", "*")


def answer(
    body: bytes = PAGE, kind: str = "text/html; charset=utf-8", status: str = "200 OK", *more: str
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *more]
    if kind:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def always(data: bytes) -> Handler:
    return lambda connection, path: connection.sendall(data)


def failing(outcomes: list[Report | Failure], words: str) -> Failure:
    (failure,) = outcomes
    assert isinstance(failure, Failure)
    assert words in failure.message
    assert failure.next
    return failure


def test_a_page_is_kept_with_its_headers_and_the_time(taken, serve):
    address = (
        serve(always(answer(PAGE, "text/html; charset=koi8-r", "200 OK", "X-One: 1"))) + "/a?b=1"
    )
    (report,) = taken(address, options=Given(outlet="The Valley Courier"))
    assert (report.data, report.media_type) == (PAGE, "text/html")
    assert (report.address, report.document) == (address, address)
    assert report.retrieved == datetime(2024, 6, 14, 9, 30, tzinfo=UTC)
    headers = {name.lower(): value for name, value in report.headers}
    assert headers["x-one"] == "1"
    assert headers["content-type"] == "text/html; charset=koi8-r"
    assert (report.given_outlet, report.redirects) == ("The Valley Courier", ())


def test_the_request_says_who_asks_and_asks_for_bytes_as_they_are(taken, serve):
    taken(serve(always(answer())) + "/#part")
    (request,) = serve.requests
    assert request.startswith("GET / HTTP/1.1")
    assert "user-agent: marsad/" in request.lower()
    assert "accept-encoding: identity" in request.lower()


@pytest.mark.parametrize("kind", ["", "application/octet-stream"])
def test_a_form_that_is_not_stated_is_told_by_the_content(taken, serve, kind):
    (page,) = taken(serve(always(answer(PAGE, kind))))
    (pdf,) = taken(serve(always(answer(b"%PDF-1.4\n", kind))))
    assert (page.media_type, pdf.media_type) == ("text/html", "application/pdf")


def test_json_lines_at_an_address_are_split(taken, serve):
    body = b'{"id": "a", "text": "Seven."}\n{"id": "b", "text": "None."}\n'
    address = serve(always(answer(body, "application/x-ndjson")))
    assert [report.address for report in taken(address)] == [f"{address}#a", f"{address}#b"]


def test_redirects_are_followed_and_recorded_step_by_step(taken, serve):
    there = serve(always(answer()))

    def handler(connection: socket.socket, path: str) -> None:
        target = "/two?x" if path == "/one" else there + "/end"
        connection.sendall(answer(b"", "", "302 Found", f"Location: {target}"))

    here = serve(handler)
    (report,) = taken(here + "/one")
    assert report.address == here + "/one"
    assert report.redirects == (here + "/two?x", there + "/end")
    assert report.data == PAGE


def test_a_loop_of_redirects_ends(taken, serve):
    address = serve(always(answer(b"", "", "301 Moved", "Location: /again")))
    failing(taken(address, patience=SHORT), "redirects more than 3 times")
    assert len(serve.requests) == 4


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/a"])
def test_a_redirect_away_from_the_web_is_refused(taken, serve, target):
    address = serve(always(answer(b"", "", "302 Found", f"Location: {target}")))
    failing(taken(address, patience=SHORT), "neither http nor https")


@pytest.mark.parametrize("status", ["404 Not Found", "500 Broken", "204 No Content", "304 Same"])
def test_an_answer_that_is_no_page_is_a_failure_that_says_so(taken, serve, status):
    failing(taken(serve(always(answer(b"gone", "text/html", status)))), status)


def test_an_address_that_accepts_and_never_answers_is_given_up(taken, serve):
    address = serve(lambda connection, path: serve.stop.wait(2))
    failure = failing(taken(address, patience=SHORT), "did not answer within 0.2 seconds")
    assert failure.address == address


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_an_address_that_sends_a_byte_now_and_then_is_given_up(taken, serve, start):
    """Also in its headers, where every byte begins the client's own time-out anew."""

    sent = []
    whole = (b"<p>" if start else b"HTTP/1.1 200 OK\r\nX-Filler: ") + b"x" * 100

    def drip(connection: socket.socket, path: str) -> None:
        connection.sendall(start)
        for byte in whole:
            connection.sendall(bytes([byte]))
            sent.append(byte)
            if serve.stop.wait(0.05):
                return

    patience = Patience(connect=2.0, read=1.0, total=0.4, size=1000)
    failing(taken(serve(drip), patience=patience), "did not finish answering within 0.4 seconds")
    assert len(sent) < len(whole)  # cut, not waited for


def self_signed(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for the loopback and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    loopback = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([loopback]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return path, context


def test_an_encrypted_connection_is_cut_at_the_deadline_too(taken, tmp_path, monkeypatch):
    path, context = self_signed(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    stop, sent = threading.Event(), []
    whole = b"HTTP/1.1 200 OK\r\nX-Filler: " + b"x" * 100

    def drip(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with context.wrap_socket(connection, server_side=True) as encrypted:
            encrypted.recv(65536)
            with contextlib.suppress(OSError):
                for byte in whole:
                    encrypted.sendall(bytes([byte]))
                    sent.append(byte)
                    if stop.wait(0.05):
                        return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,))
        thread.start()
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        outcomes = taken(address, patience=Patience(connect=2.0, read=1.0, total=0.6))
        stop.set()
        thread.join()
    failing(outcomes, "did not finish answering within 0.6 seconds")
    assert len(sent) < len(whole)  # cut, not waited for


def test_a_body_without_end_is_cut_at_the_limit(taken, serve):
    sent = []

    def pour(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not serve.stop.is_set():
            sent.append(connection.send(b"<p>Seven people.</p>" * 50))

    failing(taken(serve(pour), patience=SHORT), "is larger than")


def test_a_body_that_unpacks_without_end_is_cut_at_the_limit(taken, serve):
    body = gzip.compress(bytes(100_000))
    address = serve(always(answer(body, "text/html", "200 OK", "Content-Encoding: gzip")))
    failing(taken(address, patience=SHORT), "is larger than")


@pytest.mark.parametrize(
    "data", [b"no http at all\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"]
)
def test_an_answer_that_is_broken_off_is_not_a_shorter_page(taken, serve, data):
    failing(taken(serve(always(data)), patience=SHORT), "cannot be fetched")


def test_nobody_at_home_is_a_failure(taken):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    failing(taken(f"http://127.0.0.1:{port}/", patience=SHORT), "cannot be fetched")


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/a", "file:///etc/hostname"])
def test_other_schemes_are_refused(taken, address):
    failing(taken(address), "neither http nor https")


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://a b/", "https://:0/"])
def test_an_address_that_is_none_is_a_failure(taken, address):
    (failure,) = taken(address, patience=SHORT)
    assert isinstance(failure, Failure)


def test_the_others_go_on(taken, serve, tmp_path):
    (tmp_path / "a.txt").write_text("Seven people were wounded.")
    hanging = serve(lambda connection, path: time.sleep(0.5))
    outcomes = taken(hanging, tmp_path / "a.txt", patience=SHORT)
    assert [type(each) for each in outcomes] == [Failure, Report]
    made = Path(__file__).parent.parent / "specimens" / "made" / "hanging-address.expected.yaml"
    expected = yaml.safe_load(made.read_text("utf-8"))
    failure = outcomes[0]
    assert (failure.step, failure.error) == (expected["step"], expected["error"])
    assert expected["message"] in failure.message
