"""What follows from a breach, who says so, and whom it helps."""
