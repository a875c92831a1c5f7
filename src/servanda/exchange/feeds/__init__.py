"""Event data become claims: whatever layout they come in, by a mapping file."""

from servanda.exchange.feeds.account import MOST_KEPT, Account
from servanda.exchange.feeds.feed import Feed
from servanda.exchange.feeds.mapping import Mapping
from servanda.exchange.feeds.mapping_file import LAYOUTS, layout, mapping_from, open_mapping

__all__ = [
    "LAYOUTS",
    "MOST_KEPT",
    "Account",
    "Feed",
    "Mapping",
    "layout",
    "mapping_from",
    "open_mapping",
]
