"""Event data become claims: whatever layout they come in, by a mapping file."""

from servanda.exchange.feeds.account import MOST_KEPT, MOST_NAMED, Account
from servanda.exchange.feeds.entering import Entered, Entering
from servanda.exchange.feeds.feed import Feed
from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.mapping_file import (
    LAYOUTS,
    OpenedMapping,
    layout,
    mapping_from,
    open_mapping,
)

__all__ = [
    "LAYOUTS",
    "MOST_KEPT",
    "MOST_NAMED",
    "Account",
    "Entered",
    "Entering",
    "Feed",
    "Mapping",
    "OpenedMapping",
    "layout",
    "mapping_from",
    "open_mapping",
]
