"""Finished PDFs read back with another library than the one that writes them (pikepdf)."""
