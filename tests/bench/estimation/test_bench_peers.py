"""The R packages, where they are, answer what the literature says and what Marsad answers."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from bench.estimation.graphs import lists

from bench.estimation import dga, lcmcr, rcapture, rscript, sparsemse
from marsad.estimate.graphical import graphs


def needs(package: str) -> None:
    if reason := rscript.absent(package):
        pytest.skip(reason)


def test_a_machine_without_r_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert rscript.absent("dga") == "R is not on this machine"
    assert dga.peer(lists("kosovo"), 10) == "R is not on this machine"
    assert rcapture.peer(lists("kosovo")) == "R is not on this machine"


def fake(folder: Path, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Rscript that is a shell script: ``says`` is what it does when it is not asked."""
    program = folder / "Rscript"
    program.write_text(
        f'#!/bin/sh\ncase "$3" in *requireNamespace*) printf TRUE;; *) {says};; esac\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_a_package_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake(tmp_path, "true", monkeypatch)
    (tmp_path / "Rscript").write_text("#!/bin/sh\nprintf FALSE\n")
    assert sparsemse.peer(lists("uk_5")) == "R has no package SparseMSE on this machine"


def test_a_script_that_fails_is_quoted_and_one_that_hangs_is_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake(tmp_path, "echo 'Error in f(x): no such thing' >&2; exit 1", monkeypatch)
    said = rscript.numbers("dga", "", {})
    assert said == "dga did not run: Error in f(x): no such thing"
    fake(tmp_path, "exec sleep 20", monkeypatch)
    assert rscript.numbers("dga", "", {}, limit=0.5) == "dga took longer than 0 seconds"


def test_a_script_finds_its_files_and_its_numbers_come_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake(tmp_path, "cp cells.txt numbers.txt", monkeypatch)
    found = rscript.numbers("dga", "", {"cells.txt": "1\n2.5\n"})
    assert isinstance(found, np.ndarray)
    assert found.tolist() == [1.0, 2.5]


def test_dga_has_our_weights() -> None:
    needs("dga")
    found = dga.peer(lists("kosovo"), 30_000)
    assert isinstance(found, dga.Peer), found
    ours = graphs(lists("kosovo"), saturated=True, ceiling=30_000)
    top = ours.diagnostics["top graphs"]
    assert isinstance(top, list)
    assert found.weight == pytest.approx(top[0]["weight"], abs=1e-10)
    assert found.median == ours.point == 12_595


def test_rcapture_has_the_literatures_kosovo() -> None:
    needs("Rcapture")
    found = rcapture.peer(lists("kosovo"))
    assert isinstance(found, rcapture.Peer), found
    assert found.models == 113
    assert found.estimate == pytest.approx(10_356.5, abs=0.05)
    assert (found.low, found.high) == pytest.approx((8_994.26, 12_110.41), abs=0.01)


def test_sparsemse_has_the_literatures_kingdom() -> None:
    needs("SparseMSE")
    found = sparsemse.peer(lists("uk_5"), repetitions=0)
    assert isinstance(found, sparsemse.Peer), found
    assert (found.estimate, found.low, found.high) == pytest.approx(
        (11_312.99, 9_884.40, 13_027.40), abs=0.01
    )


def test_lcmcr_has_the_literatures_kosovo() -> None:
    needs("LCMCR")
    found = lcmcr.peer(lists("kosovo"), 15, 1)
    assert isinstance(found, lcmcr.Peer), found
    assert len(found.draws) == 1000
    assert np.median(found.draws) == pytest.approx(10_400, rel=0.1)
