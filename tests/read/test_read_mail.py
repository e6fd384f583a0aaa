"""Mail: header, text parts, and what is not read. Names and addresses are invented."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from marsad.errors import ReadError

MAIL = "message/rfc822"
WORDS = "Seven people were wounded on Thursday."
ARABIC = "أصيب سبعة أشخاص بجروح صباح الخميس في سوق المدينة."


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    stated = {"Subject": "Shelling", "From": "desk@courier.example"} | headers
    for name, value in stated.items():
        message[name] = value
    return message


def test_subject_date_and_sender_come_from_the_header(reading):
    message = mail(
        From="The Valley Courier <desk@courier.example>",
        Subject="Shelling wounds seven",
        Date="Thu, 13 Jun 2024 23:50:00 -0700",
    )
    message.set_content(WORDS)
    text = reading(bytes(message), MAIL)
    assert (text.title, text.outlet) == ("Shelling wounds seven", "The Valley Courier")
    assert (text.published, text.basis["published"]) == (date(2024, 6, 13), "document")
    assert text.body == WORDS
    assert text.segments[0].locator == "part 1 text/plain"


def test_a_sender_without_a_name_is_the_domain_of_the_address(reading):
    message = mail()
    message.set_content(WORDS)
    assert reading(bytes(message), MAIL).outlet == "courier.example"


def test_encoded_and_raw_headers_keep_their_letters(reading):
    message = mail(Subject=ARABIC)
    message.set_content(ARABIC, cte="base64")
    assert reading(bytes(message), MAIL).title == ARABIC
    raw = f"Subject: {ARABIC}\nFrom: مرصد الوادي <d@courier.example>\n\n{ARABIC}".encode()
    text = reading(raw, MAIL)
    assert (text.title, text.outlet, text.body) == (ARABIC, "مرصد الوادي", ARABIC)


@pytest.mark.parametrize("charset", ["windows-1256", "utf-8", "iso-8859-6"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_the_body_is_decoded_by_its_charset(reading, charset, cte):
    message = mail()
    message.set_content(ARABIC, charset=charset, cte=cte)
    assert reading(bytes(message), MAIL).body == ARABIC


def test_plain_text_is_preferred_and_html_is_read_where_it_stands_alone(reading):
    message = mail()
    message.set_content(WORDS)
    message.add_alternative("<p>The same, with a picture.</p>", subtype="html")
    assert reading(bytes(message), MAIL).body == WORDS
    alone = mail()
    alone.set_content(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert reading(bytes(alone), MAIL).body == WORDS


def test_html_is_read_where_the_plain_alternative_is_blank(reading):
    message = mail()
    message.set_content("  \n")
    message.add_alternative(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert reading(bytes(message), MAIL).body == WORDS


def test_nested_parts_are_all_read_and_attachments_are_named(reading):
    inner = mail()
    inner.set_content("A forwarded message.")
    message = mail()
    message.set_content(WORDS)
    message.add_alternative("<p>html</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="list.pdf")
    message.add_attachment(inner)
    message.add_attachment("Second text.", disposition="inline")
    text = reading(bytes(message), MAIL)
    assert text.body == f"{WORDS}\n\nSecond text."
    unread = [segment.locator for segment in text.segments if segment.start == segment.end]
    assert unread == [
        "part 5 application/pdf “list.pdf”, attached, not read",
        "part 6 message/rfc822, attached, not read",
    ]


def test_a_broken_transfer_encoding_gives_what_can_be_decoded(reading):
    data = (
        b"Subject: Shelling\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: base64\n\nU2V2ZW4gd2VyZSB3b3VuZGVkLg*!=\n"
    )
    assert reading(data, MAIL).body.startswith("Seven were wounded")


@pytest.mark.parametrize(
    "stated", ["Thu, 99 Foo 2024", "", "yesterday", "Thu, 13 Jun 99999999999 10:00 +0000"]
)
def test_a_date_header_that_is_none_states_nothing(reading, stated):
    data = f"Subject: Shelling\nDate: {stated}\n\n{WORDS}".encode()
    text = reading(data, MAIL)
    assert (text.published, text.basis["published"]) == (None, "unknown")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Seven people were wounded.\n", "no header"),
        (b"Subject: a\nContent-Type: application/pdf\n\n%PDF", "no text"),
        (b"Subject: a\n\n", "no text"),
        (b"Subject: a\nContent-Type: multipart/mixed\n\nno boundary\n", "no text"),
    ],
)
def test_mail_without_text_is_an_error(reading, data, reason):
    with pytest.raises(ReadError, match=reason):
        reading(data, MAIL)
