"""Results of bargaining and holding as data, in forms that are published and versioned."""
