"""The vault: whole bytes under their hash, or nothing."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.errors import IntegrityError, StoreError
from marsad.ids import sha256
from marsad.preserve import Vault


def test_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "evidence")
    digest = vault.put(b"five words in a report")
    assert digest == sha256(b"five words in a report")
    assert vault.get(digest) == b"five words in a report"
    assert list(vault.digests()) == [digest]


def test_the_folder_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        vault = Vault(tmp_path / "evidence")
        path = vault.path(vault.put(b"bytes"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    for folder in (path.parent, path.parent.parent, vault.root):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_bytes_again_are_hashed_and_not_rewritten(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    digest = vault.put(b"bytes")
    before = vault.path(digest).stat()
    assert vault.put(b"bytes") == digest
    after = vault.path(digest).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_altered_bytes_are_found_when_read_and_when_put_again(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    path = vault.path(vault.put(b"bytes"))
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(IntegrityError, match="altered"):
        vault.get(path.name)
    with pytest.raises(IntegrityError, match="altered"):
        vault.put(b"bytes")


def test_missing_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(IntegrityError, match="missing"):
        Vault(tmp_path).get(sha256(b"never kept"))


def test_what_an_interrupted_write_left_is_no_evidence_and_is_swept(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    path = vault.path(vault.put(b"bytes"))
    left = path.with_name(f".{sha256(b'others')}.part")
    left.write_bytes(b"oth")
    assert list(vault.digests()) == [path.name]
    assert not list(vault.strangers())
    vault.sweep()
    assert not left.exists()
    assert path.exists()


def test_a_left_over_of_the_same_bytes_does_not_stand_in_the_way(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    path = vault.path(sha256(b"bytes"))
    path.parent.mkdir(parents=True)
    path.with_name(f".{path.name}.part").write_bytes(b"by")
    assert vault.get(vault.put(b"bytes")) == b"bytes"


_FULL = """
import resource, sys
from pathlib import Path
from marsad.preserve import Vault
from marsad.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    Vault(Path(sys.argv[1])).put(b"x" * 100_000)
except StoreError as fault:
    print(fault)
"""


def test_a_full_disk_is_named_and_leaves_no_partial_file(tmp_path: Path) -> None:
    if resource.getrlimit(resource.RLIMIT_FSIZE)[1] != resource.RLIM_INFINITY:
        pytest.skip("the file size is limited already")
    script = [sys.executable, "-c", _FULL, str(tmp_path)]
    said = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert "limit is reached; nothing was lost" in said
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="rights"):
        Vault(tmp_path / "evidence").put(b"bytes")
