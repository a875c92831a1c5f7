"""Rich Text files (RTF): read with notes, comments and both sides of tracked changes."""

from servanda.exchange.rtf.reading import read_rich_text

__all__ = ["read_rich_text"]
