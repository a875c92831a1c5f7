"""Whether an agreement is kept, on whose version of the facts, and what the answer turns on."""
