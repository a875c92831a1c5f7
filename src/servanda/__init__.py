"""Servanda makes a negotiated agreement computable: *pacta sunt servanda*."""

__version__ = "0.1.0"
