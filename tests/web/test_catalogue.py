"""The rows in memory answer as the ledger itself does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente import views
from entente.errors import LedgerError, QueryError
from entente.knowledge import load
from entente.ledger import Ledger
from entente.views import Filters
from entente.web.asking import Asking
from entente.web.books import Books
from entente.web.catalogue import Catalogue, bits, tables
from entente.web.catalogue.search import Phrases, plain
from entente.web.resolving import wanted

NUMBERS = st.sets(st.integers(0, 300))


@given(NUMBERS)
def test_a_set_of_bits_gives_back_its_numbers(numbers: set[int]) -> None:
    packed = bits.pack(numbers, 301)
    assert list(bits.unpack(packed)) == sorted(numbers)
    assert packed.bit_count() == len(numbers)


@given(NUMBERS, st.integers(0, 320), st.integers(0, 50))
def test_a_window_is_a_slice_from_either_end(numbers: set[int], start: int, length: int) -> None:
    packed = bits.pack(numbers, 301)
    rising = sorted(numbers)
    assert bits.window(packed, start, length) == rising[start : start + length]
    assert bits.falling(packed, start, length) == rising[::-1][start : start + length]


@given(
    st.lists(st.text("习近平普京王毅ab ", max_size=12), max_size=8), st.text("习近平普京王毅ab", max_size=3)
)
def test_phrase_search_finds_what_is_there(texts: list[str], phrase: str) -> None:
    expected = [n for n, text in enumerate(texts) if phrase and phrase in text]
    assert list(Phrases(texts).rows(phrase)) == expected


@given(st.text())
def test_folding_for_search_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.fixture(scope="module")
def catalogue(demo: Path) -> Catalogue:
    return Books(demo).catalogue()


def select(catalogue: Catalogue, **asked: object) -> int:
    return catalogue.select(wanted(Asking(**asked), catalogue, load()))  # type: ignore[arg-type]


QUESTIONS = [
    (Filters(), {}),
    (Filters(who="CN"), {"who": "CN"}),
    (
        Filters(who="習近平", other="Putin", kinds=("call",)),
        {"who": "習近平", "other": "Putin", "kinds": ("call",)},
    ),
    (Filters(who="普京", other="CN"), {"who": "普京", "other": "CN"}),
    (Filters(who="CN", other="习近平"), {"who": "CN", "other": "习近平"}),
    (Filters(statuses=("planned", "proposed")), {"statuses": ("planned", "proposed")}),
    (Filters(first="2020-03", last="2020-05"), {"first": "2020-03", "last": "2020-05"}),
    (Filters(first="2020-12-28"), {"first": "2020-12-28"}),
    (Filters(last="2020-01-31", kinds=("visit",)), {"last": "2020-01-31", "kinds": ("visit",)}),
]


@pytest.mark.parametrize(("filters", "asked"), QUESTIONS, ids=[str(asked) for _, asked in QUESTIONS])
def test_filters_choose_the_rows_that_the_ledger_chooses(
    demo: Path, catalogue: Catalogue, filters: Filters, asked: dict[str, object]
) -> None:
    with Ledger.open(demo) as book:
        expected = [row.id for row in views.count(filters, book, load()).rows]
    assert [entry.id for entry in catalogue.rows(select(catalogue, **asked))] == expected


@pytest.mark.parametrize("facet", ["kind", "status", "level", "source"])
def test_a_facet_counts_the_rows_that_its_choice_gives(catalogue: Catalogue, facet: str) -> None:
    field = {"kind": "kinds", "status": "statuses", "level": "levels", "source": "sources"}[facet]
    asked = wanted(Asking(who="CN"), catalogue, load())
    counts = catalogue.facet(facet, asked)
    assert counts
    for value, count in counts.items():
        assert select(catalogue, who="CN", **{field: (value,)}).bit_count() == count


SPELLINGS = [("王毅", "王毅"), ("习近平", "習近平"), ("会见", "會見")]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_two_characters_are_found_in_either_script(catalogue: Catalogue, one: str, other: str) -> None:
    assert select(catalogue, text=one) == select(catalogue, text=other) != 0


def test_a_name_in_latin_letters_finds_the_persons_rows(catalogue: Catalogue) -> None:
    latin = select(catalogue, text="Putin")
    assert latin == select(catalogue, who="普京") != 0
    assert latin & select(catalogue, text="普京") == latin


def test_every_word_of_a_search_has_to_be_there(catalogue: Catalogue) -> None:
    both = select(catalogue, text="习近平 普京")
    assert both == select(catalogue, text="习近平") & select(catalogue, text="普京")
    assert 0 < both.bit_count() < select(catalogue, text="普京").bit_count()
    assert select(catalogue, text="此词不在其中") == 0


def test_newest_first_puts_undated_rows_last(catalogue: Catalogue) -> None:
    order = [e.first for e in catalogue.page(catalogue.all, 0, catalogue.size, newest=True)]
    dated = [day for day in order if day]
    assert dated == sorted(dated, reverse=True)
    assert order[len(dated) :] == [None] * (len(order) - len(dated))
    assert None in order


def test_pages_together_are_the_whole_answer(catalogue: Catalogue) -> None:
    for newest in (True, False):
        whole = catalogue.page(catalogue.all, 0, catalogue.size, newest=newest)
        parts = [catalogue.page(catalogue.all, n, 7, newest=newest) for n in range(0, catalogue.size, 7)]
        assert [e for part in parts for e in part] == whole


@pytest.mark.parametrize(
    "asked", [{"kinds": ("tea",)}, {"first": "gestern"}, {"who": "某某某某"}, {"doubts": ("x",)}]
)
def test_what_cannot_be_understood_is_refused(catalogue: Catalogue, asked: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        select(catalogue, **asked)


def test_a_matrix_counts_each_two_states_once(catalogue: Catalogue) -> None:
    made = tables.matrix(catalogue, catalogue.all, 50)
    assert (
        made.between("CN", "RU")
        == made.between("RU", "CN")
        == select(catalogue, who="CN", other="RU", uncertain=True).bit_count()
    )


def test_a_network_keeps_its_strongest_ties(catalogue: Catalogue) -> None:
    made = tables.network(catalogue, catalogue.all, "persons", 5)
    weights = [n for *_, n in made.edges]
    every = tables.network(catalogue, catalogue.all, "persons", 10_000).edges
    assert weights == sorted((n for *_, n in every), reverse=True)[:5]
    assert made.left_out == len(every) - 5


def test_a_calendar_counts_a_contact_on_each_of_its_days(catalogue: Catalogue) -> None:
    days = {row["date"]: row["count"] for row in tables.days(catalogue.entries)}
    visit = next(e for e in catalogue.entries if e.days and 1 < e.days <= 14)
    assert visit.first in days and visit.last in days


def test_the_catalogue_follows_the_ledger(small: Path) -> None:
    from ledger.making import contact, reading

    books = Books(small)
    before = books.catalogue().size
    with books.writer() as book:
        book.add(reading("己", contact("习近平5日致电普京。", "2020-05-05", kind="message")))
    assert books.catalogue().size == before + 1


def test_a_ledger_that_goes_away_is_reported(small: Path) -> None:
    books = Books(small)
    small.unlink()
    with pytest.raises(LedgerError, match="no longer there"):
        books.revision()
