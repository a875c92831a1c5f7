"""Functions that are compiled to machine code when they are first called."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Return a function that numba compiles, and keeps compiled for the next run where it may.

    The compiled code is kept beside the module, or in the user's cache where an installed package
    cannot be written to; where neither can be, it is compiled once in each run.
    """
    try:
        return cast("Function", njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba found no folder that it may write to
        return cast("Function", njit(nogil=True)(function))


def inlined(function: Function) -> Function:
    """Return a function that numba writes into each compiled function that calls it."""
    return cast("Function", njit(inline="always")(function))
