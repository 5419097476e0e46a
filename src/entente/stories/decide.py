"""What two articles are to each other, and why."""

from __future__ import annotations

from collections.abc import Mapping

from entente.stories.features import Profile, features
from entente.stories.model import Decision, Label
from entente.stories.phases import phase
from entente.stories.weights import models


def decide(a: Profile, b: Profile) -> Decision:
    """Whether ``b`` is the same report as ``a``, tells the same contact, the same story, or another one.

    Pure and, but for the phase (that of ``b``), the same for (a, b) and (b, a).
    """
    found = features(a, b)
    label = label_of(found)
    contact = models()["same_contact"]
    told = phase(b, a) if label in ("same_report", "same_contact") else None
    return Decision(label, contact.chance(found), told, contact.reasons(found))


def label_of(found: Mapping[str, float]) -> Label:
    """The nearest label whose chance is at least one half; a nearer one takes in the farther ones."""
    if models()["same_contact"].chance(found) >= 0.5:
        return "same_report" if models()["same_report"].chance(found) >= 0.5 else "same_contact"
    return "same_story" if models()["same_story"].chance(found) >= 0.5 else "different"
