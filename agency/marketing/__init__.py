"""Showing a candidate to chosen clients without their name: whom, why, what they read, and what became of it."""
