"""What the agreement says of itself: its force, its end, its change, its disputes, its texts."""
