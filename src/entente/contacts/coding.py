"""The field's codes for a row: its level, its CAMEO event code and its PLOVER mode.

Codes follow the codebook's table (section 1), the CAMEO manual 1.1b3 (040–046 consult, 036 express intent to
meet, 018 symbolic act) and PLOVER's CONSULT modes; PLOVER has no mode for letters, CAMEO no code for a visit
that did not take place: both are null then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entente.records import Party
from entente.text import fold

LEVELS = (
    "hos", "hog", "party", "vice", "speaker", "fm", "adviser", "politburo", "defmin", "minister", "org",
    "envoy", "deputy", "military", "bank", "amb", "spokesperson", "governor",
)  # fmt: skip
_SPOKEN = ("call", "video")
_INTENDED = "036"
_PHONE = "041"
_TRAVEL = "042"
_HOST = "043"
_ELSEWHERE = "044"
_CONSULT = "040"
_SYMBOLIC = "018"


@dataclass(frozen=True, slots=True)
class Code:
    """``level`` is the highest office among the parties; ``cameo`` and ``plover`` are null where none fits.

    ``cameo`` is seen from the first party: 042 when it travelled, 043 when it received, 044 when both met
    in a third state.
    """

    level: str | None
    cameo: str | None
    plover: str | None


def code(
    kind: str, status: str, parties: Sequence[Party], place: str | None, places: Mapping[str, str]
) -> Code:
    """The codes of a row; ``places`` maps folded place names to state codes (``Knowledge.places``)."""
    level = min((p.level for p in parties if p.level in LEVELS), key=LEVELS.index, default=None)
    where = places.get(fold(place)) if place else None
    return Code(level, _cameo(kind, status, parties, where), _plover(kind, parties, where))


def _cameo(kind: str, status: str, parties: Sequence[Party], where: str | None) -> str | None:
    if status in ("cancelled", "not_held"):
        return None
    if status != "held":
        return _INTENDED
    if kind in _SPOKEN:
        return _PHONE
    if kind == "message":
        return _SYMBOLIC
    if kind == "visit":
        return _TRAVEL
    return _meeting(parties, where)


def _meeting(parties: Sequence[Party], where: str | None) -> str:
    if where is None:
        return _CONSULT
    if where == parties[0].state:
        return _HOST
    return _TRAVEL if where in {p.state for p in parties} else _ELSEWHERE


def _plover(kind: str, parties: Sequence[Party], where: str | None) -> str | None:
    if kind == "message":
        return None
    if kind in _SPOKEN:
        return "phone"
    states = {p.state for p in parties}
    if len(states) > 2:
        return "multilateral"
    return "third-party" if kind == "meeting" and where and where not in states else "visit"
