"""A Spark session that judges as this process would, or says what it lacks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LIBRARIES = ("pyspark", "pyarrow", "pandas", "google.protobuf")
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    # Claims reach Python in pieces of so many: large enough that columns pay.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200000",
    # What `transformWithState` needs; it comes with Spark.
    "spark.sql.streaming.stateStore.providerClass": (
        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider"
    ),
    "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled": "true",
}
_ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


def lacking() -> str | None:
    """Return what this machine lacks to run Spark and where to get it; None where nothing."""
    if not all(map(_is_there, _LIBRARIES)):
        return (
            "Spark is not installed here. Install Servanda with its part for Spark:"
            ' pip install "servanda[spark]"'
        )
    if which("java") is None and not os.environ.get("JAVA_HOME"):
        return (
            "Spark needs a Java runtime, 17 or later, and there is none here."
            " On Debian: apt-get install openjdk-17-jre-headless"
        )
    return None


def session(
    master: str, name: str = "servanda", settings: Mapping[str, str] | None = None
) -> SparkSession:
    """Return a session on a master (`local[2]`, `spark://host:7077`, `yarn`, `k8s://…`).

    `settings` come before ours. On a local master the workers use this very Python.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only those who ask for Spark need it

    local = _ON_THIS_MACHINE if master.startswith("local") else {}
    if local:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName(name)
    for key, value in {**_SETTINGS, **local, **(settings or {})}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def _is_there(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ModuleNotFoundError:
        return False
