"""Pictures: what they are, how fine they stand on the page, and their inks for the press.

Pillow is imported only when a picture that is not in the cache is opened; numpy never.
"""

from pagesetter.images.cache import cache_folder
from pagesetter.images.geometry import effective_ppi, widest
from pagesetter.images.onscreen import screen
from pagesetter.images.preparing import Prepared, prepare
from pagesetter.images.probing import Probe, note_findings, probe
from pagesetter.images.resolution import LIMITS, Limits, ink_findings, resolution_findings

__all__ = [
    "LIMITS",
    "Limits",
    "Prepared",
    "Probe",
    "cache_folder",
    "effective_ppi",
    "ink_findings",
    "note_findings",
    "prepare",
    "probe",
    "resolution_findings",
    "screen",
    "widest",
]
