"""Who sent whom to us, and what became of it."""
