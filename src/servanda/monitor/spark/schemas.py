"""Arrow schemas as Spark knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from servanda.evidence.table import FIXED_COLUMNS, OBJECT, SUBJECT
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.program import Pattern, Program
from servanda.monitor.spark.withdrawing import WITHDRAWN

if TYPE_CHECKING:
    from pyspark.sql.types import StructType


def ddl(schema: pa.Schema) -> StructType:
    """Return an Arrow schema as Spark's."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - as in `session`

    return from_arrow_schema(schema)


def claims_schema(program: Program) -> StructType:
    """Return the columns that a program may ask claims for, for a stream of files of claims."""
    roles = {SUBJECT: None, OBJECT: None}
    for piece in pieces((program.rules, program.entry, program.termination)):
        if isinstance(piece, Pattern):
            roles |= dict.fromkeys(role for role, _ in piece.roles if role)
    columns: dict[str, pl.DataType] = {**FIXED_COLUMNS, WITHDRAWN: pl.Boolean()}
    for role in roles:
        columns |= {role: pl.String(), f"{role}#": pl.String(), f"{role}*": pl.Boolean()}
    empty = pl.DataFrame(schema=columns)
    return ddl(empty.to_arrow(compat_level=pl.CompatLevel.oldest()).schema)
