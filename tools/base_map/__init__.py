"""How the base map is made: shapes from a GeoPackage, cut into vector tiles, kept in one archive."""
