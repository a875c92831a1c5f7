"""One program cut into parts that can be judged apart, on as many machines as there are."""
