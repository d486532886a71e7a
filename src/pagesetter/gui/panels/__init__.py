"""The panels that dock round the canvas: pages, copy, inspector, findings."""
