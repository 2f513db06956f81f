"""Benchmarks: generated candidates, real pages, real surfacing. ``make bench`` runs them."""

import agency  # noqa: F401 - linear algebra on one thread, which is settled before numpy comes
