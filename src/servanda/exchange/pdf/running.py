"""Runs the engine on the bytes of a PDF, and ends it when it does not come to an end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO

from servanda.exchange.limits import MOST_PAGES, MOST_SECONDS, MOST_SECONDS_A_PAGE, MOST_WORDS
from servanda.exchange.pdf.pages import About, Page, about_from, page_from

# After a page that the engine did not survive it is asked once more, from the next page on.
_MOST_STARTS = 4


@dataclass(slots=True)
class TakenApart:
    """What the engine gave: the pages it got through, and those it did not survive.

    `refused` says why there is nothing: "locked", "damaged", or "lost" where the engine died at
    the start. `cut` is set where reading stopped before the last page.
    """

    about: About | None = None
    pages: list[Page] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    refused: str = ""
    cut: bool = False
    characters: int = 0


def take_apart(data: bytes) -> TakenApart:
    """Take a PDF apart within the limits of `exchange/limits.py`."""
    taken = TakenApart()
    deadline = monotonic() + MOST_SECONDS
    reached = 0
    for _ in range(_MOST_STARTS):
        ended = _run(data, taken, reached, deadline)
        if ended or taken.about is None:
            break
        reached = max([reached, *(page.number for page in taken.pages[-1:])]) + 1
        if reached > taken.about.pages:
            break
        taken.lost.append(reached)
        if monotonic() > deadline:
            break
    if taken.about is None:
        taken.refused = taken.refused or "lost"
    else:
        taken.cut = len(taken.pages) + len(taken.lost) < taken.about.pages
    return taken


def _run(data: bytes, taken: TakenApart, first: int, deadline: float) -> bool:
    """Take up what the engine says from page `first` on; return whether it came to its end."""
    # -P: what lies in the folder that the user is in must not be taken for a part of the engine.
    program = [sys.executable, "-P", "-m", "engine", str(first), str(MOST_PAGES)]
    with subprocess.Popen(  # noqa: S603 - our own program, in our own interpreter
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    ) as engine:
        try:
            for line in _lines(engine, data, deadline):
                answer = json.loads(line)
                if "end" in answer:
                    return True
                if not _take_up(answer, taken):
                    return True
        except ValueError:
            return False  # a line that broke off
        finally:
            engine.kill()
    return False


def _take_up(answer: dict[str, dict[str, object]], taken: TakenApart) -> bool:
    """Keep one answer; return whether more is wanted."""
    if "refused" in answer:
        taken.refused = str(answer["refused"])
        return False
    if "about" in answer:
        taken.about = about_from(answer["about"])
        return True
    page = page_from(answer["page"])
    taken.pages.append(page)
    taken.characters += page.characters
    return taken.characters < MOST_WORDS and len(taken.pages) < MOST_PAGES


def _lines(engine: subprocess.Popen[bytes], data: bytes, deadline: float) -> Iterator[bytes]:
    """Yield the lines of the engine's answer while they come soon enough."""
    answers: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_feed, args=(engine.stdin, data), daemon=True).start()
    Thread(target=_listen, args=(engine.stdout, answers), daemon=True).start()
    while (left := min(deadline - monotonic(), MOST_SECONDS_A_PAGE)) > 0:
        try:
            line = answers.get(timeout=left)
        except Empty:
            return
        if not line:
            return
        yield line


def _feed(stdin: IO[bytes] | None, data: bytes) -> None:
    try:
        with stdin or BytesIO() as pipe:
            pipe.write(data)
    except OSError:
        return  # the engine has ended before it had read all


def _listen(stdout: IO[bytes] | None, answers: SimpleQueue[bytes]) -> None:
    try:
        for line in stdout or ():
            answers.put(line)
    except ValueError:
        pass  # closed when the engine was ended
    answers.put(b"")
