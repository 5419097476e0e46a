"""Saved HTML: the tree, the body of the article, and what the page says about it."""

from entente.pages.html.reading import read_html

__all__ = ["read_html"]
