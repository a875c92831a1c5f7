"""W3C Web Annotations (JSON-LD): remarks and quotations out, and anybody's annotations in."""

from servanda.exchange.web_annotation.putting import put_beside
from servanda.exchange.web_annotation.reading import read_annotations
from servanda.exchange.web_annotation.writing import write_annotations

__all__ = ["put_beside", "read_annotations", "write_annotations"]
