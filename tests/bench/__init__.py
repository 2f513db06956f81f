"""What measures the product is held to its word as well."""
