"""A language model may add proposals: off by default, asked per document, trusted with nothing."""
