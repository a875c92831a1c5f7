"""Proposes a reading of what segmentation found. Nothing proposed counts until a person confirms it."""
