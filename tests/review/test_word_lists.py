"""Every entry of a word list comes from a drafting source or stands in two treaty texts."""

from __future__ import annotations

import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from review.word_lists import WordList, forms, word_lists

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT.parent / "shared" / "data" / "treaty_texts" / "treaty_texts_part.tar.xz"
LEAST = 2

LISTS = tuple(word_lists())
FROM_TEXTS = tuple(each for each in LISTS if not each.cites_a_source)
"""Lists beside which no other source is named: the treaty texts must have each of their entries."""


def test_the_lists_are_found() -> None:
    found = {(each.where, each.name): each for each in LISTS}
    verbs = found["effects/armed_force.py", "FORCE_VERBS"]
    assert "invade" in verbs.entries
    assert verbs.cites_a_source
    standards = found["review/rules/wording/vague_standard.py", "_STANDARDS"]
    assert "reliable" in standards.entries


@pytest.mark.skipif(not TEXTS.exists(), reason="the treaty texts (../shared) are not here")
def test_entries_without_a_source_stand_in_two_treaty_texts() -> None:
    wanted = {entry for each in FROM_TEXTS for entry in each.entries}
    rare = wanted - _in_two_texts(wanted)
    missing = {(each.where, each.name): _of(each, rare) for each in FROM_TEXTS if _of(each, rare)}
    assert not missing, "name a drafting source beside the list, or leave the entry out"


def _of(each: WordList, rare: set[str]) -> tuple[str, ...]:
    return tuple(entry for entry in each.entries if entry in rare)


def _in_two_texts(entries: set[str]) -> set[str]:
    """Return the entries that stand, in some form, in two texts; stop when all have been seen."""
    seen: Counter[str] = Counter()
    left = set(entries)
    for text in _texts():
        for entry in _standing_in(text, left):
            seen[entry] += 1
            if seen[entry] == LEAST:
                left.discard(entry)
        if not left:
            break
    return entries - left


def _standing_in(text: str, entries: set[str]) -> set[str]:
    begun_by: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in entries:
        for form in forms(entry):
            begun_by[form.split()[0]].append((form, entry))
    words = re.findall(r"[a-z'\-]+", text.lower().replace("’", "'"))
    found: set[str] = set()
    for place, word in enumerate(words):
        for form, entry in begun_by.get(word, ()):
            if entry not in found and words[place : place + form.count(" ") + 1] == form.split():
                found.add(entry)
    return found


def _texts() -> Iterator[str]:
    with tarfile.open(TEXTS) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                yield file.read().decode("utf-8", errors="replace")
