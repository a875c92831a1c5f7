"""Tells what a page is made of: the agreement's own words, and what others say about them."""

from servanda.reading.segmentation.draft import (
    Announced,
    Article,
    Definition,
    Division,
    Draft,
    Extract,
    Furniture,
    Note,
    ProvenanceStatement,
    Published,
    Remark,
    Stated,
    SubPoint,
    Voice,
    Wording,
)
from servanda.reading.segmentation.segment import segment

__all__ = [
    "Announced",
    "Article",
    "Definition",
    "Division",
    "Draft",
    "Extract",
    "Furniture",
    "Note",
    "ProvenanceStatement",
    "Published",
    "Remark",
    "Stated",
    "SubPoint",
    "Voice",
    "Wording",
    "segment",
]
