"""A small server that speaks the chat protocol, in one of several tempers.

In: the temper, as an argument. Out: its port on standard output, then answers. Touches loopback.
"""

from __future__ import annotations

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HONEST = [
    {"harm": "killed", "quote": "the river took nine men of the village with it when the dam was "
     "opened on them", "victims": "nine men of the village"},
    {"harm": "abducted", "quote": "Four teachers were carried off", "victims": "Four teachers"},
]  # fmt: skip
LIES = [
    {"harm": "killed", "quote": "The militia killed 4,000 people in Bria.", "victims": "4,000"},
    {"harm": "killed", "quote": "the river took nine men", "victims": "ninety men"},
    {"harm": "vanquished", "quote": "the river took nine men", "victims": "nine men"},
    {"harm": "killed", "quote": "", "victims": ""},
    {"harm": "killed", "quote": 7, "victims": None},
    {"harm": "destroyed", "quote": "the river took nine men", "victims": "nine men"},
    {"harm": "killed", "quote": "was opened on them on Monday.\n\nFour", "victims": "Four"},
    "the army did it",
]


def answers(temper: str) -> Any:
    """What stands in the message's content."""
    if temper == "honest":
        return json.dumps({"claims": HONEST})
    if temper == "lying":
        return json.dumps({"claims": LIES})
    if temper == "prose":
        return "Certainly! Here are the claims: nine men were killed."
    if temper == "no-list":
        return json.dumps({"claims": {"harm": "killed"}})
    if temper == "deep":
        return "[" * 100_000
    if temper == "null":
        return None
    return ""


class Handler(BaseHTTPRequestHandler):
    """Answers every POST after the temper of the server."""

    temper = "honest"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        schema = asked["response_format"]["json_schema"]["schema"]
        if self.path != "/v1/chat/completions" or "claims" not in schema["properties"]:
            self.send_error(404)
            return
        if self.temper == "broken":
            self.send_error(500)
            return
        if self.temper == "redirect":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.end_headers()
            return
        body = json.dumps({"choices": [{"message": {"content": answers(self.temper)}}]}).encode()
        if self.temper == "html":
            body = b"<html>gateway</html>"
        if self.temper == "shape":
            body = b'{"choices": []}'
        if self.temper == "huge":
            body = b" " * (3 * 2**20) + body
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.temper == "slow":
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        elif self.temper == "cut":
            self.wfile.write(body[: len(body) // 2])
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *given: Any) -> None:
        """Every request as a line of standard output, so that a test can count them."""
        print("request", flush=True)


if __name__ == "__main__":
    Handler.temper = sys.argv[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
