"""Looking only where a phrase on time can begin finds all that looking everywhere finds."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from servanda.reading.times import TimePhrase, find, times_in

TEXTS = Path(__file__).parents[4] / "shared" / "data" / "treaty_texts"
EVERYWHERE = re.compile(r"(?<![\w.,/-])(?=\w)")


def everywhere(text: str, patch: pytest.MonkeyPatch) -> tuple[TimePhrase, ...]:
    with patch.context() as patched:
        patched.setattr(find, "PLACES", EVERYWHERE)
        return times_in(text)


def test_nothing_is_missed_in_treaties(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = next(TEXTS.glob("*.tar.xz"), None)
    if archive is None:
        pytest.skip("../shared/data/treaty_texts is not here")
    read = 0
    with tarfile.open(archive) as packed:
        for file in packed:
            opened = packed.extractfile(file) if file.isfile() else None
            if opened is None or file.size > 40_000:
                continue
            text = opened.read().decode("utf-8", errors="replace")
            assert times_in(text) == everywhere(text, monkeypatch)
            read += 1
            if read == 15:
                break
    assert read == 15
