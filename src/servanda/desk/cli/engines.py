"""Where verdicts are computed: on this machine, or on Spark."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from servanda.desk.cli.output import complain
from servanda.monitor.columnar import by_columns
from servanda.monitor.engine import by_reference
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.spark.session import lacking, session


class EngineName(StrEnum):
    """Where verdicts are computed."""

    HERE = "here"  # whatever is faster on this machine
    REFERENCE = "reference"
    COLUMNAR = "columnar"
    SPARK = "spark"


ChosenEngine: TypeAlias = Annotated[
    EngineName,
    typer.Option(
        "--engine",
        help="What judges, with the same verdicts; here: what is faster.",
    ),
]
Master: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="MASTER",
        help="Which Spark: local[2] for two cores of this machine, spark://HOST:7077, yarn, k8s://…",
    ),
]
Shards: TypeAlias = Annotated[
    int,
    typer.Option(min=1, help="Into how many parts Spark shares out the claims on a clause."),
]

SHARDS = 16
_OF_THIS_MACHINE = {EngineName.REFERENCE: by_reference, EngineName.COLUMNAR: by_columns}
_ALL_CORES = "local[*]"


def judged_by(
    monitoring: Monitoring, engine: EngineName, master: str | None, shards: int
) -> Monitoring | None:
    """Return a monitoring whose verdicts this engine computes; say why where it cannot."""
    hearing = monitoring.hearing
    if engine is not EngineName.SPARK:
        if master is not None:
            complain("--master says which Spark to use; it needs --engine spark.")
            return None
        chosen = _OF_THIS_MACHINE.get(engine, hearing.engine)
        return replace(monitoring, hearing=replace(hearing, engine=chosen))
    problem = lacking()
    if problem is not None:
        complain(problem)
        return None
    from servanda.monitor.spark.batch import OnSpark  # noqa: PLC0415 - others go without Spark

    on_spark = OnSpark(session(master or _ALL_CORES), hearing.engine, shards)
    return replace(monitoring, hearing=replace(hearing, engine=on_spark))
