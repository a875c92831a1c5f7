"""Compiled functions work where nothing may be written beside them, as in an installed package."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numba
import pytest

from servanda.bargaining.compiled import compiled, inlined


@inlined
def half(number: int) -> int:
    return number // 2


@compiled
def double(number: int) -> int:
    return 2 * number


@compiled
def sum_of_doubles(count: int) -> int:
    return sum([double(number) for number in range(half(2 * count))])


def test_a_function_is_compiled() -> None:
    assert double(21) == 42


def test_it_may_call_others() -> None:
    assert sum_of_doubles(4) == 12


def test_it_is_compiled_anew_in_each_run_where_no_folder_may_be_written_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, njit = [], numba.njit

    def refusing(*, nogil: bool, cache: bool = False) -> Callable[..., object]:
        asked.append(cache)
        if cache:
            raise RuntimeError("cannot cache function 'triple': no locator available")
        return njit(nogil=nogil)

    @compiled
    def triple(number: int) -> int:
        return 3 * number

    monkeypatch.setattr(numba, "njit", refusing)
    assert triple(14) == 42
    assert asked == [True, False]


def test_a_command_that_compiles_nothing_does_not_wait_for_the_compiler() -> None:
    code = "import servanda.desk.cli, sys; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
