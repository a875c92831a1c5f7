"""Where an answer goes: to the terminal, or whole into a file that was not there before."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rich.console import Console

from servanda.findings.rendering.printable import printable

WIDTH_IN_FILES = 100


def console() -> Console:
    """Return the console that answers go to."""
    return Console(highlight=False, soft_wrap=False)


def complain(message: str) -> None:
    """Say on standard error why something cannot be done."""
    Console(stderr=True, highlight=False).print(printable(message), markup=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Destination:
    """A file, or (`path` is None) the terminal. A file is replaced only with `force`."""

    path: Path | None = None
    force: bool = False

    def is_free(self) -> bool:
        """Whether something may be written there; if not, the user is told why."""
        if self.path is None:
            return True
        if not self.path.parent.is_dir():
            complain(f"There is no folder {self.path.parent}.")
            return False
        if self.force or not os.path.lexists(self.path):
            return True
        self._refuse()
        return False

    def show(self, print_on: Callable[[Console], None]) -> bool:
        """Print something; say whether that could be done."""
        if self.path is None:
            print_on(console())
            return True
        words = StringIO()
        print_on(Console(file=words, width=WIDTH_IN_FILES, highlight=False, color_system=None))
        return self.write(words.getvalue())

    def write(self, content: str | bytes) -> bool:
        """Write a document; say whether that could be done."""
        if self.path is None:
            if isinstance(content, bytes):
                sys.stdout.buffer.write(content)
            else:
                sys.stdout.write(
                    content if content.endswith("\n") or not content else content + "\n"
                )
            return True
        try:
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            write_whole(self.path, data, replace=self.force)
        except FileExistsError:
            self._refuse()
            return False
        except OSError as problem:
            complain(f"{self.path} cannot be written: {problem.strerror}.")
            return False
        return True

    def _refuse(self) -> None:
        complain(f"{self.path} exists already and was left as it is. Add --force to replace it.")


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file so that nobody ever sees half of it; keep the rights of one that is replaced.

    Raises `FileExistsError` where there is one and `replace` is not set.
    """
    target = path.resolve() if replace else path
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        draft.write_bytes(data)
        if replace:
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        else:
            _link_or_move(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _link_or_move(draft: Path, target: Path) -> None:
    """Give the draft its name; a link fails where the name is taken, even if taken just now."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        draft.replace(target)
