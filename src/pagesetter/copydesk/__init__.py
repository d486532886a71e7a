"""The copy desk: copy as it arrives in, clean articles out, every change on record.

`desk.clean` does the work on one source; `reading.read_copy` reads a file into a source;
`files.plan` says what an issue's folder gets. Importing this package costs nothing.
"""
