"""The page in Chromium: quiet, offline, narrow enough for a phone, complete on paper.

Skipped where no Chromium is installed; ``make check`` says how to get one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import empty, full
from playwright.sync_api import Browser, Page, sync_playwright

from marsad.publish import page, protect

_CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(
    _CHROMIUM is None, reason="no Chromium here: apt-get install chromium to look at the page"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, whole: str) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(whole, "utf-8")
    return path


class Noise:
    """What a page says on its console and asks of the network."""

    def __init__(self, on: Page) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        on.on("console", lambda message: self.said.append(message.text))
        on.on("pageerror", lambda error: self.said.append(str(error)))
        on.on("request", lambda request: self.asked.append(request.url))


def opened(browser: Browser, path: Path, width: int, **options: object) -> tuple[Page, Noise]:
    shown = browser.new_page(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
    noise = Noise(shown)
    shown.goto(path.as_uri())
    return shown, noise


@pytest.mark.parametrize("width", [360, 1200])
def test_the_live_chart_is_drawn_without_a_word_or_a_request(
    browser: Browser, written: Path, width: int
) -> None:
    shown, noise = opened(browser, written, width)
    shown.wait_for_selector("html.live #live svg")
    assert shown.locator("figure .still:visible").count() == 0
    assert noise.said == []
    assert noise.asked == [written.as_uri()]
    shown.close()


def test_nothing_scrolls_sideways_on_a_phone_with_everything_open(
    browser: Browser, written: Path
) -> None:
    shown, _ = opened(browser, written, 360)
    shown.wait_for_selector("html.live")
    shown.click("#open")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360
    shown.close()


def test_an_address_with_a_claim_opens_its_incident(browser: Browser, written: Path) -> None:
    made = full().incidents[0]
    shown, _ = opened(browser, written, 1200)
    shown.wait_for_selector("html.live")
    assert not shown.locator(f"#{made.claims[0]}").is_visible()
    shown.evaluate(f"location.hash = '{made.claims[0]}'")
    shown.wait_for_selector(f"#{made.claims[0]}", state="visible")
    shown.close()


def test_a_dot_of_the_map_leads_to_its_incident(browser: Browser, written: Path) -> None:
    shown, _ = opened(browser, written, 1200)
    shown.wait_for_selector("html.live")
    shown.locator('#live [class*="place_"] path').first.click()
    shown.wait_for_selector("details.incident[open]")
    assert shown.url.startswith(written.as_uri() + "#i-")
    shown.close()


def test_dates_narrow_the_list_and_all_dates_bring_it_back(browser: Browser, written: Path) -> None:
    shown, _ = opened(browser, written, 1200)
    shown.wait_for_selector("html.live")
    shown.fill("#from", "2015-07-01")
    assert shown.locator("details.incident[data-start]:visible").count() == 4
    assert shown.inner_text("#shown") == "4 of 12 shown"
    shown.click("#all")
    assert shown.locator("details.incident[data-start]:visible").count() == 12
    shown.close()


def test_a_part_of_the_timeline_narrows_the_list(browser: Browser, written: Path) -> None:
    shown, _ = opened(browser, written, 1200)
    shown.wait_for_selector("html.live")
    shown.locator("#live").scroll_into_view_if_needed()
    box = shown.locator('#live [class*="time_marks"]').first.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] - 2
    shown.mouse.move(box["x"] + box["width"] - 80, y)
    shown.mouse.down()
    shown.mouse.move(box["x"] + box["width"] + 4, y, steps=5)
    shown.mouse.up()
    shown.wait_for_function("document.getElementById('from').value !== ''")
    assert 0 < shown.locator("details.incident[data-start]:visible").count() < 12
    shown.close()


def test_the_keyboard_opens_an_incident(browser: Browser, written: Path) -> None:
    shown, _ = opened(browser, written, 1200)
    shown.locator("details.incident[data-start] > summary").first.focus()
    shown.keyboard.press("Enter")
    assert shown.locator("details.incident[data-start][open]").count() == 1
    shown.close()


@pytest.mark.parametrize("script", [True, False])
def test_paper_shows_every_claim_with_its_evidence(
    browser: Browser, written: Path, script: bool
) -> None:
    shown, _ = opened(browser, written, 760, java_script_enabled=script)
    shown.emulate_media(media="print")
    for part in ("article.claim", "article.claim code", "ul.derivation"):
        assert shown.locator(part).count() == shown.locator(f"{part}:visible").count() > 0
    assert shown.locator("#tools").is_hidden()
    assert shown.locator("figure .still.wide").is_visible()
    shown.close()


def test_without_script_the_still_chart_and_all_words_are_there(
    browser: Browser, written: Path
) -> None:
    shown, noise = opened(browser, written, 1200, java_script_enabled=False)
    assert shown.locator("figure .still.wide svg").is_visible()
    assert shown.locator("details.incident[data-start]").count() == 12
    assert noise.said == []
    shown.close()


def test_an_empty_page_is_quiet_too(browser: Browser, tmp_path: Path) -> None:
    shown, noise = opened(browser, page(protect(empty()), tmp_path / "empty.html"), 360)
    assert "No incident is on record." in shown.inner_text("main")
    assert noise.said == []
    shown.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks(browser: Browser, written: Path, scheme: str) -> None:
    shown, _ = opened(browser, written, 1200, color_scheme=scheme)
    pairs = shown.evaluate(
        """() => { const style = getComputedStyle(document.documentElement);
        const get = (name) => style.getPropertyValue(name).trim();
        return ["--ink", "--soft", "--link"].flatMap((text) =>
          ["--paper", "--card"].map((under) => [get(text), get(under)])); }"""
    )
    for text, under in pairs:
        light, dark = sorted((_luminance(text), _luminance(under)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3
    shown.close()


def _luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb`` (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = "".join(char * 2 for char in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
