"""Rules on holding: who could bring the agreement down, and why."""
