"""The web page on a record. It is not written yet: this room only holds its place among the floors."""
