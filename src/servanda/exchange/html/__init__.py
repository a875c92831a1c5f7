"""A saved web page becomes a document."""

from servanda.exchange.html.page import read_web_page

__all__ = ["read_web_page"]
