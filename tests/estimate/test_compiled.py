"""Compiled kernels are kept under the hash of their sources."""

from __future__ import annotations

import shutil
from pathlib import Path

from marsad.estimate import compiled
from marsad.estimate.latent.chain import advance

SOURCES = Path(compiled.__file__).parent


def test_a_change_in_any_kernel_makes_another_folder(tmp_path: Path) -> None:
    for package in ("latent", "sparsity"):
        shutil.copytree(SOURCES / package, tmp_path / package)
    before = compiled.fingerprint(tmp_path)
    assert before == compiled.fingerprint(SOURCES)
    callee = tmp_path / "latent" / "draw.py"
    callee.write_text(callee.read_text() + "\n# another version\n")
    assert compiled.fingerprint(tmp_path) != before


def test_compiled_code_lies_in_that_folder() -> None:
    kept = Path(advance._cache._impl.locator.get_cache_path())
    assert compiled.folder() in kept.parents
