"""Files as users have them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from servanda.exchange import open_document
from servanda.findings import Finding
from servanda.instrument.document import Document

Opened = tuple[Document | None, tuple[Finding, ...]]
Opener = Callable[..., Opened]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Open these bytes, or this text, as a file of the given name."""

    def of(content: bytes | str, name: str = "draft.txt") -> Opened:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_document(path)

    return of
