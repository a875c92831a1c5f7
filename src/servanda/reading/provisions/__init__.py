"""Finds which provisions a text of, or about, an agreement has. Every finding is a proposal."""

from servanda.reading.provisions.catalogue import PROVISIONS
from servanda.reading.provisions.finding import Found, Mention, find_provisions
from servanda.reading.provisions.passages import Part, Passage, passages_of, passages_of_file
from servanda.reading.provisions.provision import Provision
from servanda.reading.provisions.standing import Standing

__all__ = [
    "PROVISIONS",
    "Found",
    "Mention",
    "Part",
    "Passage",
    "Provision",
    "Standing",
    "find_provisions",
    "passages_of",
    "passages_of_file",
]
