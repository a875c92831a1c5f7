"""Whether an agreement holds itself up: when keeping it pays better than breaking it."""
