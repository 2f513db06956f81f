"""Callback: remembers what candidates said, and brings them back at the right moment."""
