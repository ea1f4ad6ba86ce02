"""The fields of an event: what its accounts say, and how they stand to each other."""
