"""Rules on territory: lines, status, votes, zones."""
