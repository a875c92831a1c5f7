"""Rules on money: who pays how much, and who governs what is paid."""
