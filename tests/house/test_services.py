from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
TWO_TESTS = """
    import pytest

    @pytest.mark.needs("browser")
    @pytest.mark.parametrize("page", [1, 2])
    def test_page(page):
        pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("SERVANDA_REQUIRE_SERVICES", raising=False)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(TWO_TESTS)
    return pytester


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def a_program(name: str, folder: Path) -> None:
    program = folder / name
    program.touch()
    program.chmod(0o755)


@pytest.mark.usefixtures("no_programs")
@pytest.mark.parametrize("workers", [(), ("-n", "1")])
def test_a_missing_service_is_one_counted_line(
    suite: pytest.Pytester, workers: tuple[str, ...]
) -> None:
    result = suite.runpytest_inprocess(*workers)
    result.assert_outcomes(skipped=2)
    assert result.outlines.count("browser missing: 2 tests skipped") == 1


@pytest.mark.usefixtures("no_programs")
def test_where_services_are_required_a_missing_one_fails(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVANDA_REQUIRE_SERVICES", "1")
    suite.runpytest_inprocess().assert_outcomes(errors=2)


def test_a_service_that_is_there_is_not_mentioned(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_program("chromium", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = suite.runpytest_inprocess()
    result.assert_outcomes(passed=2)
    result.stdout.no_fnmatch_line("*missing*")
