"""Whether it would hold, in words: the same parts for paper, a page and a terminal."""

from servanda.bargaining.outlook_told.told import told

__all__ = ["told"]
