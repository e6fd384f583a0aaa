"""Hostile text: how the time of an extraction grows with the length of text made to hurt.

In: a Setting. Out: a Table. Touches a process of its own, with one thread. No corpus is needed.

Each kind of text is made at a length and at four times that length. Where the time is linear the
ratio is about 4; a ratio of 16 would be a square. The best of three rounds counts, in processor
time, after a first text has filled the memories.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable

from bench.setting import Setting, environment
from bench.table import Table
from marsad import extract
from marsad.extract import models
from marsad.model import Text

NAME = "hostile"
TITLE = "Hostile text (time at a length and at four times that length)"
FULL, QUICK = 50_000, 10_000  # characters of the shorter text
TIMES = 4
ROUNDS = 3
LIMIT = 6.0  # a ratio above it is no longer called linear; the square would be 16
_SAID = "Soldiers killed nine men in Homs on Monday. "
_PLACES = "Homs, Hama, Aleppo, Idlib, Raqqa, Mosul, Kirkuk, Goma, Bunia, Bria, Gao, Mopti, "


def _repeated(words: str) -> Callable[[int], str]:
    return lambda size: (words * (size // len(words) + 1))[:size]


def _after(words: str) -> Callable[[int], str]:
    """Behind a sentence of harm, without which nothing of it would be read."""
    return lambda size: _SAID + _repeated(words)(size - len(_SAID))


def _around(left: str, right: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        each = max(0, size - len(_SAID)) // 2
        return left * (each // len(left)) + _SAID + right * (each // len(right))

    return text


KINDS: dict[str, Callable[[int], str]] = {
    "plain sentences of harm": _repeated(_SAID),
    "one line without an end": _repeated("Soldiers killed nine men and wounded two boys and "),
    "one word without an end": _after("killed"),
    "no white space": _repeated("Soldiers.killed,nine;men"),
    "nested quotation marks": _around("“", "”"),
    "quotations that never end": _repeated("“he said ‘soldiers killed nine men "),
    "nested brackets": _around("([{", "}])"),
    "marks only": _after(".,;:!?-–—…'\"()"),
    "right-to-left overrides": _repeated("\u202eSoldiers\u202c killed \u2067nine\u2069 men. "),
    "zero-width characters": _repeated("Sol\u200bdiers kil\u200bled ni\u200dne m\ufeffen. "),
    "combining marks": _around("a\u0301\u0327", "e\u0301"),
    "digits of other scripts": _repeated("Soldiers killed ٣٤ men and १२ boys, 𝟗 in all. "),
    "a number without an end": _around("9", "9"),
    "numbers of 400 digits": _repeated(f"The toll rose to {'9' * 400} from {'8' * 400}. "),
    "numbers in words": _after("two hundred and thirty-five thousand and "),
    "impossible dates": _repeated("A man was killed on 31 February, 0/0/0000 and 99 May 99999. "),
    "dates only": _after("Monday, 3 May 2019, last week, two days ago, "),
    "places only": _after(_PLACES),
    "places with harm": _repeated(f"Soldiers killed nine men in {_PLACES}and left. "),
    "capitals": _repeated("SOLDIERS KILLED NINE MEN IN HOMS "),
    "names": _after("Northern Rights Monitor Red Banner Front Army Group "),
    "references": _repeated("The group said they killed him in the city. "),
    "sources": _after("The Northern Monitor said that the army said that "),
    "subsets": _repeated("nine men were killed, including two boys, among them one child, "),
    "line breaks": _around("\n", "\n \t"),
    "headlines": _repeated("Nine Killed In Homs\n\n"),
    "datelines": _after("HOMS, Syria (June 13) - "),
    "control characters": _repeated("Soldiers\x00 killed\x07 nine\x1b men.\x0c\r\n\x85\u2028"),
}


def table(setting: Setting) -> Table:
    """Seconds and ratios by kind of text."""
    size = QUICK if setting.quick else FULL
    done = subprocess.run(
        [sys.executable, "-m", "bench.cost.hostile", str(size)],
        env=environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, tuple[float, float]] = json.loads(done.stdout)
    rows = tuple(
        (kind, f"{1000 * short:,.0f}", f"{1000 * long:,.0f}", f"{long / short:.1f}",
         "yes" if long / short < LIMIT else "no")
        for kind, (short, long) in found.items()
    )  # fmt: skip
    notes = (
        f"Milliseconds of one core for {size:,} and {TIMES * size:,} characters, the best of "
        f"{ROUNDS} rounds; linear time has a ratio of about {TIMES}, a square one of {TIMES**2}. "
        f"Above {LIMIT:.0f} it is not called linear.",
    )
    columns = ("text", "ms at n", f"ms at {TIMES}n", "ratio", "linear")
    figures = {
        "characters": size, "seconds": found,
        "worst_ratio": max(long / short for short, long in found.values()),
    }  # fmt: skip
    return Table(NAME, TITLE, columns, rows, notes, figures, {})


def measure(size: int) -> dict[str, tuple[float, float]]:
    """Seconds at the size and at four times the size, by kind, in this process."""
    loaded = models.load()

    def seconds(body: str) -> float:
        since = time.process_time()
        extract.claims(_text(body), loaded)
        return time.process_time() - since

    extract.claims(_text(_repeated(_SAID)(size)), loaded)
    found = {}
    for kind, made in KINDS.items():
        short, long = made(size), made(TIMES * size)
        best = [min(seconds(body) for _ in range(ROUNDS)) for body in (short, long)]
        found[kind] = (best[0], best[1])
    return found


def _text(body: str) -> Text:
    return Text(
        id="t-hostile", evidence="", title=None, body=body, reader="hostile", reader_version="1",
        published=None, outlet=None, language="en", basis={}, document="hostile",
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
