"""Compiled functions work where nothing may be written beside them, as in an installed package."""

from __future__ import annotations

from collections.abc import Callable

import numba
import pytest

from servanda.bargaining import compiled as module


def double(number: int) -> int:
    return 2 * number


def test_a_function_is_compiled() -> None:
    assert module.compiled(double)(21) == 42


def test_it_is_compiled_anew_in_each_run_where_no_folder_may_be_written_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def njit(**options: bool) -> Callable[..., object]:
        asked.append(options)
        if options.get("cache"):
            raise RuntimeError("cannot cache function 'double': no locator available")
        return numba.njit

    monkeypatch.setattr(module, "njit", njit)
    assert module.compiled(double)(21) == 42
    assert [options.get("cache", False) for options in asked] == [True, False]
