"""Functions that are compiled to machine code when they are first called.

The compiler takes longer to load than most commands take to answer, so it waits for that call too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, update_wrapper
from types import CodeType, FunctionType
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Return a function that numba compiles, and keeps compiled for the next run where it may.

    The compiled code is kept beside the module, or in the user's cache where an installed package
    cannot be written to; where neither can be, it is compiled once in each run. Functions that it
    calls must be compiled or inlined ones, by the names that its module gives them.
    """
    return cast("Function", _Waiting(function, nogil=True))


def inlined(function: Function) -> Function:
    """Return a function that numba writes into each compiled function that calls it."""
    return cast("Function", _Waiting(function, inline="always"))


class _Waiting:
    """A function that waits to be compiled."""

    def __init__(self, function: Callable[..., object], **options: Any) -> None:  # noqa: ANN401 - numba's
        update_wrapper(self, function)
        self._function = cast("FunctionType", function)
        self._options = options

    def __call__(self, *arguments: object) -> object:
        return self.machine(*arguments)

    @cached_property
    def machine(self) -> Callable[..., object]:
        """What numba makes of it."""
        from numba import njit  # noqa: PLC0415 - loads slowly

        function = self._with_what_it_calls()
        if "inline" not in self._options:
            try:
                return cast("Callable[..., object]", njit(cache=True, **self._options)(function))
            except RuntimeError:  # numba found no folder that it may write to
                pass
        return cast("Callable[..., object]", njit(**self._options)(function))

    def _with_what_it_calls(self) -> FunctionType:
        """Return the function among names of its module that numba can read."""
        function = self._function
        names = dict(function.__globals__)
        for name in _names_in(function.__code__):
            if isinstance(called := names.get(name), _Waiting):
                names[name] = called.machine
        own = FunctionType(function.__code__, names, function.__name__, function.__defaults__)
        return cast("FunctionType", update_wrapper(own, function))


def _names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names_in(inner)
