"""A pact file becomes a Word file: a working document for a lawyer."""

from servanda.exchange.docx.writing.document import write_word

__all__ = ["write_word"]
