"""All that can be asked of one problem, in order, and every answer in words."""

from servanda.bargaining.inquiry.claimed import PowerClaim
from servanda.bargaining.inquiry.inquiry import LIMIT, SEED, Inquiry, Wishes
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.taken import Taken, taken_from
from servanda.bargaining.inquiry.told import STEPS, told

__all__ = [
    "LIMIT",
    "SEED",
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
