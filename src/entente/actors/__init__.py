"""From mentions to actors: who held that office on that day, and who is meant by he, both and Mr President."""

from entente.actors.resolve import Known, Resolver, resolver

__all__ = ["Known", "Resolver", "resolver"]
