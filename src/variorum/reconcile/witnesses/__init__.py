"""Claims as witnesses: what of them is compared, and on whose word they rest."""
