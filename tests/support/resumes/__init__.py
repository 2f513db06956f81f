"""Invented résumés in many layouts, as real files, with what a reader should find in them."""
