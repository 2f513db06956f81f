"""A believable agency of four recruiters, invented, for the first visit and for trying things out."""
