"""Turns results into what JSON knows: objects, lists, words, numbers and nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from math import isfinite

import numpy as np

from servanda.findings import Finding
from servanda.findings.rendering.as_json import finding_as_json

Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]


def as_data(value: object) -> Data:  # noqa: PLR0911 - one line for each kind
    """Return a result as data; a fraction becomes the nearest number, whole where it is whole.

    Of a dataclass every field that counts in comparing it is there under its own name: places in
    files do not. Raises TypeError for what is no result.
    """
    match value:
        case None | bool() | int() | str() if not isinstance(value, Enum):
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case float():
            return value if isfinite(value) else None
        case Enum():
            return as_data(value.value)
        case Finding():
            return as_data(finding_as_json(value))
        case np.ndarray() | np.generic():
            return as_data(value.tolist())
        case Mapping():
            return {str(key): as_data(each) for key, each in value.items()}
        case Iterable():
            return [as_data(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        said = (field.name for field in fields(value) if field.compare)
        return {name: as_data(getattr(value, name)) for name in said}
    raise TypeError(f"{type(value).__name__} is no result")
