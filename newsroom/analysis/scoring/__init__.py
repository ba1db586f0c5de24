"""How well the analysis reads: its readings against reference readings made by people.

`evaluate(reference, folder, read)` is the door. In order: `reference` (what people read, from a file), `judging`
(one reading against one reference reading), `scores` (the counts and their table), `calibration` (whether the
confidence of what is suggested keeps its promise). The reading itself knows nothing of this package.
"""

from .calibration import calibration_error, reliability
from .evaluating import evaluate
from .reference import BadReference, Reference, load_reference
from .scores import Scores

__all__ = [
    "BadReference", "Reference", "Scores", "calibration_error", "evaluate", "load_reference", "reliability",
]  # fmt: skip
