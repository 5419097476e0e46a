"""A ledger's rows in memory: filters, facets, phrase search, and the tables behind the charts."""

from entente.web.catalogue import bits
from entente.web.catalogue.catalogue import Catalogue, Term, Wanted
from entente.web.catalogue.rows import REASONS, Entry, load

__all__ = ["REASONS", "Catalogue", "Entry", "Term", "Wanted", "bits", "load"]
