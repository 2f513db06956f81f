"""What would open more doors: which step for whom, what the market asks for, and a page of figures about it."""
