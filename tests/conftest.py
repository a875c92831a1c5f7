"""Tests that need a service: skipped and counted where it is missing, failed where all must run.

Mark such a test `@pytest.mark.needs("browser")`. With `SERVANDA_REQUIRE_SERVICES` set, as in CI, a
missing service is a failure.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from shutil import which

import pytest
from hypothesis import settings

# Everybody meets the same examples; SERVANDA_EXPLORE=1 looks for new ones. No test fails for being
# slow: the first example of some waits until functions are compiled.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile("explore" if os.environ.get("SERVANDA_EXPLORE") else "same")

pytest_plugins = ["pytester"]

_MISSING = "missing service"


def _any_of(*programs: str) -> Callable[[], bool]:
    return lambda: any(which(program) for program in programs)


SERVICES: Mapping[str, Callable[[], bool]] = {
    "browser": _any_of("chromium", "chromium-browser", "google-chrome"),
    "java": _any_of("java"),
    "office": _any_of("soffice", "libreoffice"),
}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"needs(service): runs only with {', '.join(SERVICES)}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for service in mark.args:
            if SERVICES[service]():
                continue
            if os.environ.get("SERVANDA_REQUIRE_SERVICES"):
                pytest.fail(f"{service} missing", pytrace=False)
            # A property of the report, since only reports come back from parallel workers.
            item.user_properties.append((_MISSING, service))
            pytest.skip(f"{service} missing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    missing = Counter(
        service
        for report in skipped
        for name, service in report.user_properties
        if name == _MISSING
    )
    for service, count in sorted(missing.items()):
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(f"{service} missing: {count} {tests} skipped")
