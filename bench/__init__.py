"""Benchmarks: generated candidates, real pages, real surfacing. ``make bench`` runs them."""
