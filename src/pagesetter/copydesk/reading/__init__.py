"""Files of many kinds in, sources out."""
