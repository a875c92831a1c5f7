"""Cases of GENIUS and NegMAS: a domain and the profile of each party, in XML."""

from servanda.exchange.cases.genius.reading import case_from_genius

__all__ = ["case_from_genius"]
