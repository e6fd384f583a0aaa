"""Web pages: main text, and only the metadata that they state. The page is invented."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.errors import ReadError

FIRST = "Seven people were wounded on Thursday when shells hit the market of the town, it said."
SECOND = "The monitoring group gave no names and said that two of the wounded were children."
STORY = f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
HTML = "text/html"


def page(head: str = "", story: str = STORY, top: str = "", attributes: str = "") -> bytes:
    return (
        f"<!doctype html><html {attributes}><head>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>"
        f"<article>{top}{story}</article>"
        "<footer>Copyright 2019 · <time datetime='2019-01-01'>today</time></footer></body></html>"
    ).encode()


def test_the_main_text_is_kept_in_paragraphs_without_navigation(reading):
    text = reading(page(), HTML)
    assert text.body == f"{FIRST}\n\n{SECOND}"
    assert "Sport" not in text.body


def test_paragraphs_point_to_their_place_in_the_page(reading):
    data = page(story=f"<p>{FIRST}</p><p>The <b>group</b> gave no names to anybody at all.</p>")
    text = reading(data, HTML)
    first, second = text.segments
    assert data.decode()[first.source_start : first.source_end] == FIRST
    assert (second.locator, second.source_start) == ("paragraph 2", None)
    assert text.body[second.start : second.end] == "The group gave no names to anybody at all."


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-06-13T23:30:00+03:00'>",
        "<meta name='DC.date.issued' content='2024-06-13'>",
        "<meta name='pubdate' content='Thu, 13 Jun 2024 08:00:00 GMT'>",
        "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\","
        "\"datePublished\": \"2024-06-13T10:00:00Z\"}]}</script>",
    ],
)  # fmt: skip
def test_a_stated_publication_date_is_taken_in_its_own_zone(reading, head):
    text = reading(page(head), HTML)
    assert (text.published, text.basis["published"]) == (date(2024, 6, 13), "document")


@pytest.mark.parametrize(
    "top",
    [
        "<header><h1>Shelling</h1><time datetime='2024-06-13T09:00'>morning</time></header>",
        "<span itemprop='datePublished' content='2024-06-13'>13 June</span>",
        "<p>By a reporter <time pubdate datetime='2024-06-13'>13 June</time></p>",
    ],
)
def test_a_time_in_the_articles_own_header_is_its_date(reading, top):
    assert reading(page(top=top), HTML).published == date(2024, 6, 13)


@pytest.mark.parametrize(
    "data",
    [
        page(),  # only the footer's time and its copyright year
        page("<link rel='canonical' href='http://example.org/2024/06/13/shelling'>"),
        page("<meta property='article:modified_time' content='2024-06-13'>"),
        page("<meta property='article:published_time' content='recently'>"),
        page("<meta name='date' content='0001-01-01T00:00:00'>"),
        page(top="<header><time datetime='2024-06-13'></time><time datetime='2024-06-14'></time>"),
    ],
)
def test_a_date_is_never_guessed(reading, data):
    text = reading(data, HTML)
    assert (text.published, text.basis["published"]) == (None, "unknown")


def test_title_outlet_and_language_come_from_the_metadata(reading):
    head = (
        "<title>Shelling wounds seven | The Valley Courier</title>"
        "<meta property='og:title' content='Shelling wounds  seven'>"
        "<meta property='og:site_name' content='The Valley Courier'>"
    )
    text = reading(page(head, attributes="lang='en-GB'"), HTML, outlet="Other", title="Other")
    assert text.title == "Shelling wounds seven"
    assert (text.outlet, text.language) == ("The Valley Courier", "en")
    assert set(text.basis.values()) == {"document", "unknown"}


def test_the_title_is_not_repeated_as_the_first_paragraph(reading):
    text = reading(page(top="<h1>Shelling wounds seven</h1>"), HTML)
    assert text.title == "Shelling wounds seven"
    assert text.body == f"{FIRST}\n\n{SECOND}"


def test_an_unstated_outlet_is_unknown_and_not_made_from_the_address(reading):
    text = reading(page("<link rel='canonical' href='http://courier.example.org/1'>"), HTML)
    assert (text.outlet, text.basis["outlet"]) == (None, "unknown")


def test_the_publisher_of_json_ld_is_the_outlet_and_its_headline_the_title(reading):
    head = (
        "<script type='application/ld+json'>[{\"headline\": \"Shelling\","
        "\"publisher\": {\"name\": \"The Valley Courier\"}, \"inLanguage\": \"en\"}]</script>"
    )  # fmt: skip
    text = reading(page(head), HTML)
    assert (text.title, text.outlet, text.language) == ("Shelling", "The Valley Courier", "en")


def test_broken_json_ld_states_nothing_and_stops_nothing(reading):
    head = "<script type='application/ld+json'>{\"headline\": </script><title>Shelling</title>"
    assert reading(page(head), HTML).title == "Shelling"


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8", "iso-8859-6"])
def test_an_arabic_page_arrives_whole(reading, encoding):
    words = "قال المرصد إن قصفا مدفعيا أصاب سوق المدينة صباح الخميس، وإن سبعة أشخاص أصيبوا بجروح."
    story = f"<p>{words}</p>" * 3
    source = f"<html><head><meta charset={encoding}></head><body>{story}</body></html>"
    text = reading(source.encode(encoding), HTML)
    assert words in text.body
    assert text.language == "ar"


def test_the_encoding_that_the_header_declares_is_used(reading):
    words = "По данным наблюдателей, в результате обстрела рынка утром ранены семь человек."
    headers = (("Content-Type", "text/html; charset=koi8-r"),)
    data = f"<html><body><p>{words}</p></body></html>".encode("koi8-r")
    assert reading(data, HTML, headers=headers).body == words


@pytest.mark.parametrize("story", ["<p>Short.</p>", "<div>Seven hurt.</div><div>Two more.</div>"])
def test_a_short_page_is_read_too(reading, story):
    data = f"<html><body>{story}</body></html>".encode()
    assert reading(data, HTML).body in ("Short.", "Seven hurt.\n\nTwo more.")


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><script>load()</script></html>", b"<!-- none -->", b"   "],
)
def test_a_page_without_text_is_an_error(reading, data):
    with pytest.raises(ReadError):
        reading(data, HTML)


def test_deep_nesting_ends_in_a_text_or_a_named_error(reading):
    data = b"<div>" * 50_000 + b"Seven were wounded."
    try:
        assert "Seven" in reading(data, HTML).body
    except ReadError as error:
        assert error.next  # noqa: PT017
