"""Tests of ``agency.evaluating``."""
