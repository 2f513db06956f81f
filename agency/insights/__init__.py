"""The questions behind the plots: what the agency's own records say about how it works."""
