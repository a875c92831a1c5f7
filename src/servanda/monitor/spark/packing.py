"""Claims on their way between machines: many rows as one value, so that Spark moves few."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import polars as pl

from servanda.evidence.table import together


def packed(claims: pl.DataFrame) -> bytes:
    """Return a table of claims as bytes (Arrow IPC stream, compressed)."""
    written = BytesIO()
    claims.write_ipc_stream(written, compression="lz4")
    return written.getvalue()


def unpacked(parts: Iterable[bytes]) -> pl.DataFrame:
    """Return all claims of several packed tables."""
    return together([pl.read_ipc_stream(part) for part in parts])
