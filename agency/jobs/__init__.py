"""What runs when nobody is looking: the clock, the worker and their tasks."""
