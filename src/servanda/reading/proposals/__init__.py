"""Proposes a reading of what segmentation found; it counts once a person has confirmed it."""
