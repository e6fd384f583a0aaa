"""Bad input, one specimen a fault: each gives the error beside it, and the others go on.

``tests/specimens/NAME`` has ``NAME.expected.yaml`` with the step and class of the one error, words
of its message, and how many other documents of the file arrive. Large ones are made here.
"""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from marsad import intake, read
from marsad.errors import ReadError
from marsad.ids import sha256
from marsad.intake.folder import FILE_LIMIT
from marsad.intake.lines import LINE_LIMIT
from marsad.model import Failure
from marsad.read.word import UNPACKED_LIMIT

FOLDER = Path(__file__).parent.parent / "specimens"
LINE = '{{"id": "{}", "text": "Seven people were wounded on Thursday."}}\n'


def specimens() -> list[tuple[Path, dict[str, object]]]:
    found = []
    for expected in sorted(FOLDER.glob("*.expected.yaml")):
        content = yaml.safe_load(expected.read_text("utf-8"))
        if content["step"] in ("intake", "read"):
            found.append((expected.with_name(expected.name[: -len(".expected.yaml")]), content))
    return found


def check(path: Path, step: str, error: str, message: str, others: int = 0) -> None:
    """Exactly one error, of this step and class, with these words; and ``others`` texts."""
    wrong, texts = [], 0
    for outcome in intake.take([str(path)], intake.Given(), clock=lambda: datetime.now(UTC)):
        if isinstance(outcome, Failure):
            assert outcome.address.startswith(str(path))
            assert outcome.next
            wrong.append((outcome.step, outcome.error, outcome.message))
            continue
        try:
            assert read.text(outcome, sha256(outcome.data)).body
            texts += 1
        except ReadError as fault:
            wrong.append(("read", "ReadError", fault.reason))
    assert [(each[0], each[1]) for each in wrong] == [(step, error)]
    assert message in wrong[0][2]
    assert texts == others


@pytest.mark.parametrize(
    ("path", "expected"), specimens(), ids=lambda each: getattr(each, "name", "")
)
def test_a_specimen_gives_the_error_beside_it(path, expected):
    check(path, **expected)


def test_every_specimen_states_what_it_must_give():
    files = {path.name for path in FOLDER.iterdir() if path.is_file()}
    stated = {
        name.removesuffix(".expected.yaml") for name in files if name.endswith(".expected.yaml")
    }
    assert len(specimens()) > 20
    assert stated <= files


def page_of_50_mb(path: Path) -> None:
    path.write_text("<html><body>" + "<p>Seven were wounded.</p>" * 2_000_000, "utf-8")


def zip_bomb(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as entry,
    ):
        for _ in range(UNPACKED_LIMIT // 2**20 + 1):
            entry.write(bytes(2**20))


def lines(count: int) -> bytes:
    """Documents that hardly compress: damage must not reach the block of the first ones."""
    words = ("".join(sha256(f"{at} {part}".encode()) for part in range(20)) for at in range(count))
    return "".join(
        f'{{"id": "{at}", "text": "Seven {word}"}}\n' for at, word in enumerate(words)
    ).encode()


def truncated_gzip(path: Path) -> None:
    whole = gzip.compress(LINE.format("a").encode() + LINE.format("b").encode())
    path.write_bytes(whole[:-4])


def wrong_checksum_gzip(path: Path) -> None:
    whole = gzip.compress(LINE.format("a").encode() + LINE.format("b").encode())
    path.write_bytes(whole[:-8] + bytes(4) + whole[-4:])


def text_renamed_gzip(path: Path) -> None:
    path.write_bytes(LINE.format("a").encode())


def line_too_long(path: Path) -> None:
    filler = b" " * (LINE_LIMIT + 100)
    path.write_bytes(LINE.format("a").encode() + filler + b"\n" + LINE.format("z").encode())


def file_too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)


MADE: list[tuple[str, Callable[[Path], None]]] = [
    ("page-of-50-mb.html", page_of_50_mb),
    ("zip-bomb.docx", zip_bomb),
    ("truncated.jsonl.gz", truncated_gzip),
    ("wrong-checksum.jsonl.gz", wrong_checksum_gzip),
    ("text-renamed.jsonl.gz", text_renamed_gzip),
    ("line-too-long.jsonl", line_too_long),
    ("file-too-large.txt", file_too_large),
]


@pytest.mark.parametrize(("name", "make"), MADE, ids=[each[0] for each in MADE])
def test_a_large_specimen_gives_its_error(tmp_path, name, make):
    make(tmp_path / name)
    expected = FOLDER / "made" / f"{name}.expected.yaml"
    check(tmp_path / name, **yaml.safe_load(expected.read_text("utf-8")))


def test_lines_before_damage_in_the_middle_of_a_packed_file_are_kept(tmp_path):
    whole = bytearray(gzip.compress(lines(400)))
    middle = len(whole) // 2
    whole[middle : middle + 40] = bytes(40)
    path = tmp_path / "damaged-in-the-middle.jsonl.gz"
    path.write_bytes(whole)
    outcomes = list(intake.take([str(path)], intake.Given(), clock=lambda: datetime.now(UTC)))
    assert isinstance(outcomes[-1], Failure)
    assert [each.document for each in outcomes[:50]] == [str(number) for number in range(50)]
