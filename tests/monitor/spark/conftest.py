"""One real Spark on this machine for all tests that need one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from servanda.monitor.spark.session import session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> Iterator["SparkSession"]:
    started = session("local[2]", "servanda tests", {"spark.sql.shuffle.partitions": "2"})
    yield started
    started.stop()
