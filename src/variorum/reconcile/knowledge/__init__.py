"""What this room knows of event types, and the weights by which it compares."""
