"""Markdown becomes a document."""

from servanda.exchange.markdown.reading import read_markdown

__all__ = ["read_markdown"]
