"""What is known before reading, as YAML by topic and a compiled gazetteer."""
