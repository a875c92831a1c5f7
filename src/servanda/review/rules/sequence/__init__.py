"""Steps that wait for one another, or come in an order that gives too much away."""
