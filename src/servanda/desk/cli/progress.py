"""Shows on standard error how far long work has come; silent where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn


@contextmanager
def waiting(doing: str) -> Iterator[None]:
    """Show that something is being done whose end nobody can tell."""
    console = Console(stderr=True)
    with console.status(f"{doing}…") if console.is_terminal else nullcontext():
        yield


@contextmanager
def progress(doing: str, steps: int) -> Iterator[Callable[[object], None]]:
    """Give a function to call at each step; the bar goes away at the end."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f}%"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(doing, total=steps)
        yield lambda _: bar.advance(task)
