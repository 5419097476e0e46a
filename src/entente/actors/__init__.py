"""From mentions to actors: who is meant, of which state, in which office on that day."""

from entente.actors.resolve import Known, Resolver, resolver

__all__ = ["Known", "Resolver", "resolver"]
