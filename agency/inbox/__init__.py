"""Mail that recruiters drop and candidates answer: kept raw, read apart, filed as touches."""
