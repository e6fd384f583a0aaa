"""The page on verification says what is so: its script checks a real ledger, its faults exist."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from marsad import preserve, store

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "verify.md").read_text("utf-8")


def test_the_script_on_the_page_walks_a_real_ledger_to_its_head(tmp_path: Path) -> None:
    (script,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Callable[[str], str]] = {}
    exec(script, names)  # type: ignore[arg-type]
    from datetime import UTC, datetime

    with store.writing(tmp_path / "s", clock=lambda: datetime.now(UTC)) as kept:
        with kept.change() as change:
            for number in range(5):
                last = change.enter("note", f"Дейр-эз-Зор {number}", {"ü": [1, None, "a\n"]})
        assert names["check"](str(tmp_path / "s" / "record.sqlite")) == last.hash


def test_every_fault_that_the_code_names_is_on_the_page() -> None:
    places = [Path(preserve.__file__).parent, Path(store.__file__).parent]
    source = "".join(path.read_text("utf-8") for place in places for path in place.glob("*.py"))
    kinds = set(re.findall(r'Fault\(\s*"([a-z-]+)"', source))
    assert len(kinds) > 12
    assert {kind for kind in kinds if f"`{kind}`" not in PAGE} == set()
