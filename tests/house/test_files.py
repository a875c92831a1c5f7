"""Every file of ours is small enough to be read, and works wherever the repository lies."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400
OUTSIDE = re.compile(r"(?<![\w.:/-])/(?:home|root|work|Users|opt|mnt)/\w")


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a clone, so what is ours cannot be told")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_source_file_is_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in tracked("*.py")}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST} == {}


def test_no_file_names_a_place_outside_the_repository() -> None:
    ours = tracked("*.py", "*.md", "*.toml", "*.yml", "*.json", "Makefile", ".ci/run")
    assert [str(path) for path in ours if OUTSIDE.search(path.read_text("utf-8"))] == []
