"""The five parts of fit: each measures a share between 0 and 1 and puts it into words."""
