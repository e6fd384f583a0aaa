"""Articles per second, beside spaCy on the same articles in the same process.

In: a Setting. Out: a Table. Touches the data folder and processes of its own, with one thread each.

Every round is a fresh process (no round profits from what another has cached) that loads the
models, warms up on other articles, and then measures in turn, each round beginning with another:
``extract.many``; spaCy as it comes, with the components that Marsad needs, on every sentence (as
our splitter cuts them, since most are not parsed by us; in batches over articles, as ours); the
same in whole texts (``nlp.pipe``); and Marsad's own faster parser on every sentence, which shows
what the gate saves.

One core is measured in processor time, so that a neighbour on the machine costs nothing; all cores
in wall time, from the first result on (the start of the processes is left out).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

from spacy.language import Language
from spacy.tokens import Doc

from bench import longtail
from bench.longtail import Article
from bench.setting import Setting, environment, hashes, present
from bench.table import MISSING, Table
from marsad import extract
from marsad.extract import models
from marsad.extract.models import Models
from marsad.extract.text import sentences
from marsad.model import Claim, Text
from marsad.run import Job, each, settle

NAME = "speed"
TITLE = "Speed (Long Tail, articles per second)"
FULL, QUICK = 300, 60  # articles
WARM = 20  # articles before the measured ones
ROUNDS = 3
BATCH = 64  # sentences or texts that spaCy is given at once
_OURS, _SENTENCES, _TEXTS, _ALL = "marsad", "spacy sentences", "spacy texts", "marsad, all cores"
_PARSES = "marsad parses"
_SHOWN = {
    _OURS: "Marsad, one core",
    _SENTENCES: "spaCy, every sentence, one core",
    _TEXTS: "spaCy, whole texts, one core",
    _PARSES: "Marsad's parser alone, every sentence, one core",
}


def table(setting: Setting) -> Table:
    """Rates and their ratios to ours. Raises AbsentError."""
    for name in longtail.FILES:
        present(setting.data / name)
    size = QUICK if setting.quick else FULL
    rounds = [_round(setting, size, number) for number in range(ROUNDS)]
    best = {name: max(one[name] for one in rounds) for name in rounds[0]}
    ratio = {name: median(one[_OURS] / one[name] for one in rounds) for name in rounds[0]}
    rows = [(_SHOWN[name], f"{best[name]:.1f}", f"{ratio[name]:.2f}") for name in _SHOWN]
    rows.append((f"Marsad, {setting.processes} cores (wall time)", f"{best[_ALL]:.1f}", MISSING))
    notes = (
        f"The same {size} articles for all, {ROUNDS} rounds in fresh processes, one thread each: "
        "the best rate, the median ratio. Above 1, Marsad is faster. One core in processor time, "
        "all cores in wall time.",
        "spaCy runs the components that Marsad uses (no entity recogniser). Marsad's time includes "
        "splitting, counts, dates, places, frames and consolidation.",
        "Marsad runs spaCy's network through numpy's BLAS, spaCy through its own; how much that "
        "gains depends on whether spaCy's has kernels for the processor.",
    )
    columns = ("what", "articles/s", "Marsad's rate to it")
    figures = {
        "best": best, "ratio": {name: ratio[name] for name in _SHOWN}, "articles": size,
    }  # fmt: skip
    return Table(
        NAME, TITLE, columns, tuple(rows), notes, figures, hashes(setting.data, longtail.FILES)
    )


def _round(setting: Setting, size: int, number: int) -> dict[str, float]:
    arguments = [str(setting.data), str(size), str(number), str(setting.processes)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.cost.speed", *arguments],
        env=environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    rates: dict[str, float] = json.loads(done.stdout)
    return rates


def measure(data: Path, size: int, number: int, processes: int) -> dict[str, float]:
    """Articles per second of each contestant, in this process."""
    chosen = longtail.sample(longtail.articles(data), size + WARM)
    warm, measured = chosen[:WARM], chosen[WARM:]
    loaded, spacy = models.load(), models.language()
    contestants: dict[str, Callable[[Sequence[Article]], None]] = {
        _OURS: lambda articles: _extract(articles, loaded),
        _SENTENCES: lambda articles: _parse_sentences(articles, _piped(spacy)),
        _TEXTS: lambda articles: _parse_texts(articles, spacy),
        _PARSES: lambda articles: _parse_sentences(articles, loaded.parser),
    }
    for contestant in contestants.values():
        contestant(warm)
    settle()  # as in a worker
    names = list(contestants)
    rates = {}
    for name in names[number % len(names) :] + names[: number % len(names)]:
        start = time.process_time()
        contestants[name](measured)
        rates[name] = size / (time.process_time() - start)
    rates[_ALL] = _every_core([a.text() for a in (*warm, *measured)], processes)
    return rates


def _extract(articles: Sequence[Article], loaded: Models) -> None:
    for _ in _many(loaded, [article.text() for article in articles]):
        pass


def _piped(spacy: Language) -> Callable[[Iterable[str]], Iterator[Doc]]:
    return lambda texts: spacy.pipe(texts, batch_size=BATCH)


def _parse_sentences(
    articles: Sequence[Article], parse: Callable[[Iterable[str]], Iterator[Doc]]
) -> None:
    whole = (f"{article.title or ''}\n\n{article.body}" for article in articles)
    for _ in parse(text[a:b] for text in whole for a, b in sentences.split(text)):
        pass


def _parse_texts(articles: Sequence[Article], spacy: Language) -> None:
    texts = (f"{article.title or ''}\n\n{article.body}" for article in articles)
    for _ in spacy.pipe(texts, batch_size=BATCH):
        pass


def _every_core(texts: Sequence[Text], processes: int) -> float:
    job = Job(_many, models.load, together=True)
    start, done = 0.0, -1
    for _ in each(job, texts, processes=processes):
        done += 1
        start = start or time.perf_counter()
    return done / (time.perf_counter() - start)


def _many(loaded: Models, texts: Sequence[Text]) -> Iterator[tuple[Claim, ...] | Exception]:
    return extract.many(((text, ()) for text in texts), loaded)


if __name__ == "__main__":
    where, *numbers = sys.argv[1:]
    print(json.dumps(measure(Path(where), *map(int, numbers))))
