"""PDF files with a text layer become documents."""

from servanda.exchange.pdf.reading import read_pdf

__all__ = ["read_pdf"]
