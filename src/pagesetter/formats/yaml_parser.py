"""PyYAML, imported without compiling the patterns of its Python parser, which we do not use."""

from pagesetter.later import patterns_later

with patterns_later():
    import yaml as yaml
