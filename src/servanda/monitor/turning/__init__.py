"""What a verdict turns on: the smallest changes in the evidence or its reading that change it."""
