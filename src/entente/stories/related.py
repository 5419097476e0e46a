"""Related articles: found by their rare words, ordered by what editors link, re-posts folded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from entente.errors import QueryError
from entente.ledger import Ledger
from entente.stories import source
from entente.stories.decide import decide
from entente.stories.features import BODY, Profile, nearness
from entente.stories.index import Index, Row, first_number, opened
from entente.stories.marks import like, opening
from entente.stories.model import Copy, Decision, Related
from entente.stories.profile import profile
from entente.stories.reposts import Text, repost
from entente.stories.tokens import any_of, indexed
from entente.stories.weights import models

CANDIDATES = 120
"""Articles that are compared with the one asked for."""
ASKED = 60
"""Words of the article by which candidates are found: those of its title, then its weightiest."""
LEAST = 0.002
"""The chance of a link below which an article that tells another story is not related."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles are looked among: of one source, and up to a day. Null means all."""

    source: str | None = None
    until: dt.date | None = None


ALL = Scope()


def related(ledger: Ledger, article_id: str, limit: int = 18) -> tuple[Related, ...]:
    """The articles related to one, best first, each with the re-posts folded into it.

    ``article_id`` is an article's id, or the key or own id of a page (its main article). Re-posts of the
    article itself are left out: ``copies`` gives them. Raises ``QueryError`` when no article, or more
    than one, goes by the id, ``LedgerError`` as ``opened`` does.
    """
    with opened(ledger) as index:
        return tuple(related_in(index, asked_for(index, article_id), limit))


def copies(ledger: Ledger, article_id: str) -> tuple[Copy, ...]:
    """The re-posts of an article: the same text, or an excerpt of it. Raises as ``related`` does."""
    with opened(ledger) as index:
        return tuple(copy for copy, _ in _near(index, asked_for(index, article_id), ALL).copies)


def compare(ledger: Ledger, one: str, other: str) -> Decision:
    """What two articles are to each other, and why. Raises as ``related`` does."""
    with opened(ledger) as index:
        return decide(asked_for(index, one), asked_for(index, other))


def beside(ledger: Ledger, article_id: str, limit: int = 18) -> tuple[tuple[Copy, ...], tuple[Related, ...]]:
    """``copies`` and ``related`` of one article, looked for once. Raises as ``related`` does."""
    with opened(ledger) as index:
        article = asked_for(index, article_id)
        near = _near(index, article, ALL)
        return tuple(copy for copy, _ in near.copies), tuple(_related(index, article, near, limit))


def asked_for(index: Index, key: str) -> Profile:
    """The article that goes by ``key``. Raises ``QueryError`` when none does, or more than one."""
    rows = index.rows(key)
    if len(rows) > 1:
        raise QueryError(
            f"{key} is the id of several articles; name the page: {', '.join(r[1] for r in rows)}"
        )
    story = index.story(rows[0]) if rows else None
    if story is None:
        raise QueryError(f"there is no article {key}; `entente search WORDS` shows the ids")
    return profile(story)


def related_in(index: Index, article: Profile, limit: int, scope: Scope = ALL) -> Iterator[Related]:
    """``related`` in an index that is open already, among the articles of ``scope``."""
    return _related(index, article, _near(index, article, scope), limit)


def _related(index: Index, article: Profile, near: _Near, limit: int) -> Iterator[Related]:
    told = source.contacts_of(index.ledger, article.story)
    for score, other, folded in _texts(_ranked(article, near), limit):
        contacts = told & source.contacts_of(index.ledger, other.story)
        found = _item(article, other, score, folded, tuple(sorted(contacts)))
        if contacts or is_related(found.decision, score):
            yield found


def ranked(index: Index, article: Profile, scope: Scope = ALL) -> list[tuple[float, Profile]]:
    """The candidates that are no re-posts of ``article``, best first, with the chance of an editor's link."""
    return _ranked(article, _near(index, article, scope))


def _ranked(article: Profile, near: _Near) -> list[tuple[float, Profile]]:
    own = {id(found) for _, found in near.copies}
    model = models()["related"]
    scored = [(model.chance(nearness(article, b)), b) for b in near.found if id(b) not in own]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].story.id))


@dataclass(frozen=True, slots=True)
class _Near:
    """The candidates for one article, and those among them that are re-posts of it."""

    found: list[Profile]
    copies: list[tuple[Copy, Profile]]


def _near(index: Index, article: Profile, scope: Scope) -> _Near:
    found = candidates(index, article, scope)
    return _Near(found, list(_copies(Text(article.story), found)))


def candidates(index: Index, article: Profile, scope: Scope = ALL) -> list[Profile]:
    """The articles that share the most of the rare words of ``article``."""
    story = article.story
    until = first_number(scope.until.toordinal() + 1) if scope.until else 1 << 62
    statement = (
        "SELECT s.id, s.page, s.article FROM words JOIN stories s ON s.id = words.rowid "
        "WHERE words MATCH ? AND words.rowid < ? AND (? IS NULL OR s.source = ?) "
        "AND NOT (s.page = ? AND s.article = ?) ORDER BY bm25(words, 2.0, 1.0) LIMIT ?"
    )
    words = any_of(_asked(article))
    if not words:
        return []
    values = (words, until, scope.source, scope.source, story.page, story.id, CANDIDATES)
    rows: list[Row] = index.db.execute(statement, values).fetchall()
    return [profile(found) for found in map(index.story, rows) if found]


def _asked(article: Profile) -> list[str]:
    """The words of the title, then those of the whole that are rarest and said most often."""
    story, weights = article.story, article.body.weights
    title = (token for token in indexed(story.title).split() if len(token) > 1)
    said = {token for token in indexed(story.body[:BODY]).split() if token in weights}
    by_weight = sorted(said, key=lambda token: (-weights[token], token))
    return list(dict.fromkeys((*title, *by_weight)))[:ASKED]


def _copies(article: Text, near: list[Profile]) -> Iterator[tuple[Copy, Profile]]:
    for other in near:
        if how := repost(article, Text(other.story)):
            story = other.story
            yield Copy(story.id, story.page, story.title, story.day, story.source, story.url, how), other


def _texts(best: list[tuple[float, Profile]], limit: int) -> Iterator[tuple[float, Profile, tuple[str, ...]]]:
    """The first ``limit`` different texts of a list, each with the ids of its re-posts in the list."""
    shown: list[tuple[Text, float, Profile, list[str]]] = []
    for score, other in best:
        text = Text(other.story)
        home = next((copies for first, _, _, copies in shown if repost(first, text)), None)
        if home is not None:
            home.append(other.story.id)
        elif len(shown) < limit:
            shown.append((text, score, other, []))
    return ((score, other, tuple(folded)) for _, score, other, folded in shown)


def is_related(decision: Decision, score: float) -> bool:
    """True for what tells the same story, and for what an editor might link all the same."""
    return decision.label != "different" or score >= LEAST


def _item(
    article: Profile, other: Profile, score: float, folded: tuple[str, ...], contacts: tuple[str, ...]
) -> Related:
    story = other.story
    title, piece = like(story.title, article.body), like(opening(story), article.body)
    return Related(
        id=story.id,
        page=story.page,
        title=title.text,
        snippet=piece.text,
        day=story.day,
        source=story.source,
        url=story.url,
        score=score,
        decision=decide(article, other),
        title_marks=title.marks,
        marks=piece.marks,
        copies=folded,
        contacts=contacts,
    )
