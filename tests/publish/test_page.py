"""The page as markup: complete, closed to the network, and deaf to hostile words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import claim, empty, figure, full, incident, provenance, record
from lxml import html as markup

from marsad.errors import UseError
from marsad.model import Actor, Source
from marsad.publish import Permission, Record, page, protect
from marsad.publish.page import html

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "\u202eevil\u202c \u2066x",
    "<!--", "]]>", "javascript:alert(1)", "&lt;b&gt;", "\u2028\u2029",
)  # fmt: skip


def hostile(words: str) -> Record:
    """A record with the words in the free fields that the page shows; no place, so no chart."""
    one = claim(
        "t-1", words, "injured", count=figure(40, 40, words),
        actors=(Actor(words, words, None, "armed_group"),),
        sources=(Source(words, "ngo", words, None),), outlet=words, needs_review=(words,),
        extractor=words,
    )  # fmt: skip
    reports = {
        "t-1": provenance(
            "t-1", document=f"a{words}", title=words, outlet=words,
            address=f"https://wire.example/{words}", media_type=words,
        )
    }  # fmt: skip
    first = incident(one, origins=(words,), reasons=(words,))
    return record([first], [one], provenance=reports, ledger_head=words, rule_set=words)


def elements(text: str) -> markup.HtmlElement:
    return markup.document_fromstring(text)


def test_every_incident_opens_into_derivation_claims_and_evidence(whole: str) -> None:
    made = full()
    root = elements(whole)
    for item in made.incidents:
        (found,) = root.xpath(f"//details[@id='{item.id}']")
        for key in item.claims:
            assert found.xpath(f".//article[@id='{key}']")
            assert made.provenance[made.claims[key].text].evidence in found.text_content()
        for link in found.xpath(".//ul[@class='derivation']//a/@href"):
            assert root.xpath(f"//*[@id='{link[1:]}']")


def test_quotations_stand_as_they_are_and_withheld_ones_say_so(whole: str) -> None:
    root = elements(whole)
    shown = [item.text_content() for item in root.xpath("//blockquote")]
    assert "More than 25 soldiers were shot in the amphitheatre in late May." in shown
    assert any("سبعة مدنيين" in text for text in shown)
    assert all(item.get("dir") == "auto" for item in root.xpath("//blockquote"))
    assert len(root.xpath("//p[@class='withheld']")) == 3


def test_the_page_says_what_it_is_and_what_it_withholds(whole: str) -> None:
    said = " ".join(elements(whole).text_content().split())
    assert "do not show the full scale" in said
    assert "Rule set of the countsliteral" in said
    assert "take no position on any dispute" in said
    assert "201 or more claimed killed since 1 May 2015, 26 recorded in 1 incident." in said
    assert "2 whose exact place is withheld" in said


def test_the_page_loads_nothing_and_runs_only_its_own_scripts(whole: str) -> None:
    root = elements(whole)
    loading = "//link | //img | //iframe | //object | //embed | //*[@src] | //base"
    assert root.xpath(loading) == []
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    scripts = re.findall(r"<script>(.*?)</script>", whole, flags=re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert root.xpath("//*[@onclick or @onload or @onerror]") == []


def test_ids_are_unique(whole: str) -> None:
    found = elements(whole).xpath("//*/@id")
    assert len(found) == len(set(found))


def test_tables_have_captions_and_headings_follow_in_order(whole: str) -> None:
    root = elements(whole)
    assert all(table.xpath("./caption") for table in root.xpath("//table"))
    assert len(root.xpath("//h1")) == 1
    assert root.get("lang") == "en"


def test_the_words_of_people_hold_no_word_of_games(whole: str) -> None:
    said = elements(re.sub(r"<script.*?</script>", "", whole, flags=re.DOTALL)).text_content()
    assert not re.search(r"\b(hits?|match(es)?|targets? hit)\b", said, flags=re.IGNORECASE)


def test_an_empty_record_gives_a_page_that_says_so() -> None:
    said = html(protect(empty()))
    assert "No incident is on record." in said
    assert "Nothing was withheld." in said
    assert len(said) < 30_000  # no chart, so no engine


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    clean, dirty = elements(html(protect(hostile("plain")))), html(protect(hostile(words)))
    root = elements(dirty)
    assert [item.tag for item in root.iter()] == [item.tag for item in clean.iter()]
    assert "alert(1)</script>" not in dirty
    links = root.xpath("//a/@href")
    assert all(link.startswith(("#", "https://")) for link in links)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.text(alphabet="<>&\"'`=/!-{}%#\\ ab\u202e\u2066\u2028é", min_size=1, max_size=25))
def test_no_words_change_the_structure_of_the_page(words: str) -> None:
    made = protect(hostile("x" + words))
    tags = [item.tag for item in elements(html(made)).iter()]
    assert tags == [item.tag for item in elements(html(protect(hostile("plain")))).iter()]


def test_hostile_words_in_a_chart_cannot_end_its_script() -> None:
    made = full()
    first = made.incidents[0]
    assert first.where is not None
    name = "</script><script>alert(1)</script><!--"
    evil = replace(first, where=replace(first.where, id="gn:x", name=name))
    written = html(protect(replace(made, incidents=(evil,))))
    root = elements(written)
    assert len(root.xpath("//script")) == 3
    (specs,) = root.xpath("//script[@id='specs']")
    assert name in json.dumps(json.loads(specs.text))
    assert "<script>alert(1)" not in written


def test_included_names_are_announced_with_their_reason() -> None:
    made = protect(full(), Permission("A. Editor", "the family asked for it", "names"))
    said = html(made)
    assert "the family asked for it" in said
    assert "A. Editor" not in said
    assert "Hassan Darwish" in said


def test_the_same_record_gives_the_same_page(whole: str) -> None:
    assert html(protect(full())) == whole


def test_a_page_replaces_only_a_page_of_its_own_kind(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    page(protect(empty()), target)
    page(protect(empty()), target)
    target.write_text("<html>mine</html>")
    with pytest.raises(UseError):
        page(protect(empty()), target)
    assert target.read_text() == "<html>mine</html>"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
