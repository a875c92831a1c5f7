"""What a guarantor owes when it is called upon."""
