"""The sections of a brief, a module each: what the record tells, as sentences and tables."""
