"""Advice: steps that open doors, what the market asks for, and the market brief."""
