"""Finding people by what they said and what they did: boolean strings, facets, saved searches."""
