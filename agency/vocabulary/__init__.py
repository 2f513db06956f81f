"""Keeping the vocabulary where people and roles use it: counting, editing, merging, taking imports back."""
