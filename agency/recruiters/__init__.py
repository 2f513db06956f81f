"""Who works here: the agency, its desks, its recruiters and how they sign in."""
