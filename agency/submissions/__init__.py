"""What happened between a candidate and a role: stages, placements, right to represent."""
