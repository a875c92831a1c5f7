"""Rules on forces: limits, how they are counted, and foreign forces."""
