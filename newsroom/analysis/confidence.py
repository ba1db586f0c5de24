"""How sure a suggestion is, by how often its rule was right on articles that no rule was written for.

Rules state a rough confidence, which ranks mentions of one thing among themselves. What leaves the analysis is
calibrated: of what is suggested at 0.9, nine in ten are right. `data/confidence.toml` holds the shares, made by
`benchmarks/confidence.py` from the held-out references.
"""

from __future__ import annotations

from collections.abc import Mapping

from .tables import table

Shares = Mapping[str, Mapping[str, float]]


def calibrated(rule: str, confidence: float) -> float:
    """The share of such suggestions of this rule that were right; as stated where none is known."""
    shares: Shares = table("confidence")["shares"]
    return float(shares.get(rule, {}).get(band_of(confidence), confidence))


def band_of(confidence: float) -> str:
    """Stated confidences are put together by tenths: "0.8" for 0.8 up to 0.9."""
    return f"{int(confidence * 10 + 1e-9) / 10:.1f}"
