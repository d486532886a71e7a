"""The window and its painter: the only package that knows Qt. Importing it loads no Qt."""
