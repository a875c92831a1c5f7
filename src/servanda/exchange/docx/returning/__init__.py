"""An exported Word file becomes a pact file again, with what was changed in Word."""

from servanda.exchange.docx.returning.pact import pact_from_word

__all__ = ["pact_from_word"]
