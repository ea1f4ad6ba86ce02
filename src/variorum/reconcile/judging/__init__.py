"""What persons judged, and what it comes to."""
