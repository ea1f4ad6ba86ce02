"""What this room knows of documents: who published them, when, and in whose voice."""
