"""Two claims compared: a sum of reasons, each with a written weight."""
