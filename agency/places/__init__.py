"""Places, their zones and the distances between them."""
