"""All that can be asked of one problem, in order, and every answer in words."""

from servanda.bargaining.inquiry.inquiry import LIMIT, Inquiry, PowerClaim, Wishes
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.taken import Taken, taken_from
from servanda.bargaining.inquiry.told import STEPS, told

__all__ = [
    "LIMIT",
    "STEPS",
    "Inquiry",
    "Names",
    "Part",
    "PowerClaim",
    "Table",
    "Taken",
    "Wishes",
    "taken_from",
    "told",
]
