"""Cases that are not treaties: tables, JSON, and the XML of GENIUS and NegMAS."""

from servanda.exchange.cases.reading import read_case
from servanda.exchange.cases.writing import json_of, table_of

__all__ = ["json_of", "read_case", "table_of"]
