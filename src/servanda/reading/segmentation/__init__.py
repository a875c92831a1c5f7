"""Tells what a page is made of: the agreement's own words, and what others say about them."""

from servanda.reading.segmentation.draft import (
    Announced,
    Article,
    Draft,
    Extract,
    Furniture,
    ProvenanceStatement,
    Published,
    Remark,
    Stated,
    SubPoint,
    Voice,
)
from servanda.reading.segmentation.segment import segment

__all__ = [
    "Announced",
    "Article",
    "Draft",
    "Extract",
    "Furniture",
    "ProvenanceStatement",
    "Published",
    "Remark",
    "Stated",
    "SubPoint",
    "Voice",
    "segment",
]
