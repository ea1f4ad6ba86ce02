"""The page of a brief: its template and its style."""
