"""Media types: by the ending of a name, and by the first bytes where no name says it.

In: a name, or the head of some content. Out: a media type (RFC 6838) or None. Touches nothing.
"""

from __future__ import annotations

import re

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
MAIL = "message/rfc822"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLE = "text/csv"
DOCUMENT = "application/x-marsad-document+json"  # one line of JSON Lines
LINES = "application/jsonl"
PACKED_LINES = "application/gzip"  # the only thing that intake unpacks is JSON Lines
UNKNOWN = "application/octet-stream"

_ENDINGS = {
    ".txt": PLAIN,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".pdf": PDF,
    ".eml": MAIL,
    ".docx": WORD,
    ".jsonl": LINES,
    ".jsonl.gz": PACKED_LINES,
    ".csv": TABLE,
}
ENDINGS = tuple(_ENDINGS)

_OTHER_NAMES = {
    "application/xhtml+xml": HTML,
    "application/x-pdf": PDF,
    "application/x-ndjson": LINES,
    "application/ndjson": LINES,
    "application/jsonlines": LINES,
    "application/x-jsonlines": LINES,
    "application/json-lines": LINES,
    "application/x-gzip": PACKED_LINES,
    "text/x-markdown": MARKDOWN,
    "application/csv": TABLE,
}

HEAD = 4096  # bytes looked at; the WHATWG sniffing standard looks at 1445
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|title|article|meta)\b", re.I)
_MAIL_FIELD = re.compile(rb"(?im)^(from|date|subject|message-id|received|return-path):\s")
_FIELD = re.compile(rb"^[!-9;-~]+:")


def of_name(name: str) -> str | None:
    """The media type that the ending of a file name stands for; None if we read no such files."""
    lower = name.lower()
    fitting = [ending for ending in _ENDINGS if lower.endswith(ending)]
    return _ENDINGS[max(fitting, key=len)] if fitting else None


def of_header(content_type: str | None) -> str:
    """The media type of a Content-Type header, without its parameters (RFC 9110, 8.3)."""
    bare = (content_type or "").partition(";")[0].strip().lower()
    return _OTHER_NAMES.get(bare, bare) or UNKNOWN


def of_content(data: bytes) -> str:
    """The media type that the first bytes show; plain text if they show nothing else.

    A table is not told from plain text: sentences hold commas too.
    """
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"\x1f\x8b"):
        return PACKED_LINES
    if head.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04") and (b"word/" in data or b"[Content_Types].xml" in head):
        return WORD
    if head.startswith(b"{"):
        return LINES
    if head.startswith(b"<") and _MARKUP.search(head):
        return HTML
    if _FIELD.match(head) and len(set(_MAIL_FIELD.findall(_header_block(head)))) >= 2:
        return MAIL
    return PLAIN


def _header_block(head: bytes) -> bytes:
    """What stands before the first empty line."""
    return re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
