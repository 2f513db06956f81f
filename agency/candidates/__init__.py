"""People we may place or hear of, how to reach them, and the links we send them."""
