"""Readings of repaired text, brought back to the raw text: every span and quotation is the raw page's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from entente.articles.repair import Repaired, repair
from entente.records import Article, Contact, Evidence, Page, Reading, TimeMention
from entente.text import Span


@dataclass(frozen=True, slots=True)
class Readable:
    """A page that reads well: ``page`` holds repaired title and text, ``raw`` is the page as given."""

    raw: Page
    title: Repaired
    text: Repaired

    @property
    def page(self) -> Page:
        """The page with its title and text repaired; the raw page itself when nothing was to repair."""
        if not self.title.repairs and not self.text.repairs:
            return self.raw
        return replace(self.raw, title=self.title.text, text=self.text.text)

    def restored(self, reading: Reading) -> Reading:
        """``reading`` of :attr:`page` with all offsets and quotations those of the raw page."""
        if reading.page is self.raw:
            return reading
        return replace(
            reading,
            page=self.raw,
            articles=tuple(map(self._article, reading.articles)),
            times=tuple(map(self._time, reading.times)),
            contacts=tuple(map(self._contact, reading.contacts)),
            claims=tuple(replace(claim, evidence=self._evidence(claim.evidence)) for claim in reading.claims),
        )

    def _span(self, span: Span | None) -> Span | None:
        return None if span is None else self.text.raw(span)

    def _article(self, article: Article) -> Article:
        line = article.dateline
        return replace(
            article,
            title=article.title if article.related else self.raw.title,
            body=self.text.raw(article.body),
            paragraphs=tuple(map(self.text.raw, article.paragraphs)),
            dateline=None if line is None else replace(line, span=self.text.raw(line.span)),
            title_span=self._span(article.title_span),
        )

    def _time(self, mention: TimeMention) -> TimeMention:
        raw = self.text.raw(Span(mention.start, mention.end))
        return replace(mention, start=raw.start, end=raw.end, text=raw.of(self.raw.text))

    def _contact(self, contact: Contact) -> Contact:
        back = self._raw_of(contact.evidence)
        trigger = None if contact.trigger is None else back(contact.trigger)
        return replace(contact, evidence=self._evidence(contact.evidence), trigger=trigger)

    def _evidence(self, evidence: Evidence) -> Evidence:
        raw = self._raw_of(evidence)(Span(evidence.start, evidence.end))
        shown = self.raw.title if evidence.field == "title" else self.raw.text
        return replace(evidence, start=raw.start, end=raw.end, quoted=raw.of(shown))

    def _raw_of(self, evidence: Evidence) -> Callable[[Span], Span]:
        return self.title.raw if evidence.field == "title" else self.text.raw


def readable(page: Page) -> Readable:
    """``page`` without what mirrors and machines put into its title and text; cheap when that is nothing."""
    return Readable(page, repair(page.title), repair(page.text))
