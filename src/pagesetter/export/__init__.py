"""Display lists out of the program: the press PDF, its raster, the text of its articles.

Importing this package loads no library; each way out imports its own when it is used.
"""
