"""What a web page states of itself in its metadata. Never a guess from its address or its text.

In: the element tree of a page. Out: title, publication date, outlet and language, None where the
page does not state them. Touches nothing.

Sources, first to last: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core, Highwire and
the names that publishers use), microdata, and the time element in an article's own header. A host
name is an address, not the name of an outlet, and is not taken for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import html

from marsad.read import dates, language
from marsad.read.reading import one_line

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "publication_date", "publish_date", "publish-date",
    "publishdate", "pubdate", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_OUTLETS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher")
_LANGUAGES = ("og:locale", "dc.language", "dcterms.language", "content-language", "language")
_DATED = "descendant::*[@itemprop='datePublished']"
_TIMES = (
    "descendant::time[@pubdate]",
    "descendant::article//header//time",
    "descendant::h1/..//time",
)
DEPTH = 6  # levels of JSON-LD looked into: graph, page, main entity, publisher


@dataclass(frozen=True, slots=True)
class Stated:
    """The page's own word; None where it has none."""

    title: str | None
    published: date | None
    outlet: str | None
    language: str | None


def stated(tree: html.HtmlElement) -> Stated:
    """The metadata of a page."""
    metas, articles = _metas(tree), list(_articles(tree))
    return Stated(
        title=_title(tree, metas, articles),
        published=_published(tree, metas, articles),
        outlet=_outlet(metas, articles),
        language=_language(tree, metas, articles),
    )


def _title(tree: html.HtmlElement, metas: dict[str, str], articles: list[Any]) -> str | None:
    headings = tree.xpath("descendant::h1")
    candidates = [
        *(article.get("headline") for article in articles),
        *(metas.get(name) for name in _TITLES),
        *(heading.text_content() for heading in headings if len(headings) == 1),
        tree.findtext(".//head/title"),
    ]
    return next((title for each in candidates if (title := _line(each))), None)


def _published(tree: html.HtmlElement, metas: dict[str, str], articles: list[Any]) -> date | None:
    candidates = [
        *(article.get("datePublished") for article in articles),
        *(metas.get(name) for name in _DATES),
        *(_moment(element) for element in tree.xpath(_DATED)),
    ]
    for each in candidates:
        if isinstance(each, str) and (found := dates.stated(each)):
            return found
    for path in _TIMES:
        days = {dates.stated(element.get("datetime")) for element in tree.xpath(path)} - {None}
        if len(days) == 1:  # several days: published, changed, or of other articles; not said which
            return days.pop()
    return None


def _outlet(metas: dict[str, str], articles: list[Any]) -> str | None:
    publishers = [article.get("publisher") for article in articles]
    names = [each.get("name") if isinstance(each, dict) else each for each in _flat(publishers)]
    candidates = [*names, *(metas.get(name) for name in _OUTLETS)]
    return next((name for each in candidates if (name := _line(each))), None)


def _language(tree: html.HtmlElement, metas: dict[str, str], articles: list[Any]) -> str | None:
    root = tree.getroottree().getroot()
    candidates = [
        *(article.get("inLanguage") for article in articles),
        root.get("lang"),
        *(metas.get(name) for name in _LANGUAGES),
    ]
    return next(
        (found for each in candidates if isinstance(each, str) and (found := language.tag(each))),
        None,
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Meta elements by lower-case name; of several with one name the first."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """JSON-LD objects with a headline or a publication date. Broken JSON states nothing."""
    for script in tree.xpath("descendant::script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(content, DEPTH)


def _objects(content: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(content, list):
        for each in content:
            yield from _objects(each, depth - 1)
    elif isinstance(content, dict):
        if "headline" in content or "datePublished" in content:
            yield content
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(content.get(name), depth - 1)


def _flat(values: list[Any]) -> list[Any]:
    return [each for value in values for each in (value if isinstance(value, list) else [value])]


def _moment(element: html.HtmlElement) -> str | None:
    return element.get("datetime") or element.get("content") or one_line(element.text_content())


def _line(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None
