"""When two places in a text are one and the same thing, and which of several belong together."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int]


def occurrences(text: str, quote: str) -> list[Place]:
    """Every [start, end) at which `quote` stands in `text`, also where it overlaps itself."""
    found, at = [], text.find(quote)
    while at != -1:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found


def matches(predicted: Place, wanted: Place, longest: int | None = None) -> bool:
    """Whether two places overlap, and the predicted one is no longer than `longest`.

    Without `longest`, no longer than three times what is wanted and twenty characters: enough for a title before a
    name, too little for a paragraph that holds everything.
    """
    if not longest:
        longest = 3 * (wanted[1] - wanted[0]) + 20
    return predicted[0] < wanted[1] and wanted[0] < predicted[1] and predicted[1] - predicted[0] <= longest


def any_match(predicted: Sequence[Place], wanted: Sequence[Place], longest: int | None = None) -> bool:
    """Whether any of these places matches any of those."""
    return any(matches(one, other, longest) for one in predicted for other in wanted)


def pair_up(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """As many pairs as possible of 0, 1, ... and the partners in their edges, each partner once: {one: partner}."""
    owner: dict[int, int] = {}
    for one in range(len(edges)):
        _place(one, edges, owner, set())
    return {one: partner for partner, one in owner.items()}


def _place(one: int, edges: Sequence[Sequence[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """Gives `one` a partner, if need be by finding another for whoever has it."""
    for partner in edges[one]:
        if partner not in seen:
            seen.add(partner)
            if partner not in owner or _place(owner[partner], edges, owner, seen):
                owner[partner] = one
                return True
    return False
