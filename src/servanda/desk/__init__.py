"""Where people meet Servanda."""
