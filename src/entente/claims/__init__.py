"""Count claims: how many contacts a text says took place between given sides in a given span of time."""

from entente.claims.read import read_claims

__all__ = ["read_claims"]
