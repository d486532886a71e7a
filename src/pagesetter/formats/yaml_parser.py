"""PyYAML, imported without compiling the patterns of its Python parser, which we do not use.

Nor do we use what it makes of binary values (`base64`).
"""

from pagesetter.later import module_later, patterns_later

module_later("base64", "decodebytes", "encodebytes")
with patterns_later():
    import yaml as yaml
