"""Suggestions: who to contact again, why now, and what became of it."""
