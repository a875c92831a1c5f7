"""On Spark as on one machine: the same verdicts."""

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from monitor.programs import end_of
from monitor.sharding.shared_programs import PROGRAMS, histories

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.table import table_from
from servanda.monitor.engine import by_reference
from servanda.monitor.spark.batch import OnSpark, gathered
from servanda.monitor.world import Instants, World

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

AS_OF = end_of("2031-01-20")

pytestmark = pytest.mark.needs("java")


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(claims=histories(), shards=st.integers(1, 5), data=st.data())
def test_spark_says_of_several_worlds_what_the_definition_says(
    spark: "SparkSession", claims: tuple[Claim, ...], shards: int, data: st.DataObject
) -> None:
    table = table_from(claims)
    mask = data.draw(st.lists(st.booleans(), min_size=len(claims), max_size=len(claims)))
    worlds = [
        World(complete=(Completeness("deliver"),)),
        World(pl.Series(mask, dtype=pl.Boolean), Instants.LAST),
    ]
    program = PROGRAMS[2]
    said = OnSpark(spark, by_reference, shards)(program, table, worlds, AS_OF)
    assert said == by_reference(program, table, worlds, AS_OF)


@settings(
    max_examples=1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(claims=st.lists(histories().filter(bool), min_size=8, max_size=8))
def test_a_table_of_spark_s_own_is_shared_out_where_it_lies(
    spark: "SparkSession", claims: list[tuple[Claim, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("claims")
    numbered = [
        table_from(some).with_columns(report=pl.lit(f"{number}:") + pl.col("report"))
        for number, some in enumerate(claims)
    ]
    whole = pl.concat(numbered, how="diagonal")
    for number, some in enumerate(numbered):
        pl.concat([whole.clear(), some], how="diagonal").write_parquet(folder / f"{number}.parquet")
    worlds = [World(complete=(Completeness("deliver"),))]
    engine = OnSpark(spark, by_reference, 3)
    said = engine.judge(PROGRAMS[2], spark.read.parquet(str(folder)), worlds, AS_OF)
    assert gathered(PROGRAMS[2], said, 1) == by_reference(PROGRAMS[2], whole, worlds, AS_OF)
