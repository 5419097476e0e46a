"""Contacts of one article: candidates resolved to parties, dated, placed, checked and folded into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.contacts.attendance import attendance
from entente.contacts.candidates import Candidate, candidates
from entente.contacts.counted import anniversary, jubilee, time_ago
from entente.contacts.dating import (
    Day,
    captioned,
    day_said,
    follows_day,
    inherited,
    nearest,
    once,
    reported,
    undated,
    value,
)
from entente.contacts.discourse import TOP_LEVELS, Discourse
from entente.contacts.fold import BACK_REFERENCE, SPOKEN_OF, fold_rows
from entente.contacts.plans import ahead, coming, planned
from entente.contacts.roll import roll
from entente.contacts.scene import SAME_DAY, Sentence, clause_start
from entente.contacts.sides import Source, between_states, sides
from entente.contacts.story import BY_WIRE, after, near_pair, told_on, where
from entente.records import Contact, Evidence, Party, Status
from entente.text import Span, fold

_ONCE = re.compile(
    "曾|当时的|时任|任内|上一?次|以[^，]{1,14}身[份分]|此前|之前|先前|早前|过去|当年|历史上|(?:上任|就任|就职)(?:后|以来)已"
)
_THIS_TIME = re.compile(
    "此次|这次|此行|专程|本次|感谢[^，；]{0,16}邀请|(?:高兴|荣幸)(?:能够?)?(?:时隔Ｄ)?(?:应邀|应约|再次|对Ｓ进行[^，；]{0,10})?$"
)
_BESIDE_EVENT = re.compile(
    "[^，。；ＡＤ]{0,8}(?:招待会|仪式|会议|论坛|活动|开幕式|宴会|演出)(?:之?前|之?后|期间)，"
)
_ARCHIVE = re.compile("[（(]?(?:资料|档案|历史|新闻)(?:照片?|图片?|画面)")
_RESULT = re.compile(
    "(?:时|中|上)(?:所)?(?:提到|提出|强调|承诺)的|(?:所?达成的?|取得的?|的)?(?:重要|系列|有关)*(?:共识|成果)"
)
# 成功访新10年来
_SOME_YEARS = re.compile("[ＳＬ]*Ｄ")
_BEFORE_THAT = re.compile("(?:在此|这)?(?:之前|此前|先前|早前|较早前)，|[^，。；]{0,20}访问?[ＳＬ]之前，")
_JUST = re.compile("正在|已经?(?:结束|完成)")
_THIS_VISIT = re.compile("(?:这次|此次|此)访(?:问)?期间，")
_SAYS_WHILE = re.compile("(?P<while>Ａ在[^Ａ，]{0,20}时)(?:表示|说|指出|强调|称)")
_IN_OFFICE = re.compile("(?:上任|就任|就职|上台)(?:之?后|以来|至今)")
_WELCOMES = re.compile(
    "(?:^|，)Ａ?(?:代表[^，。；]{0,16})?(?:热烈)?欢迎Ａ(?:率团|率代表团)?(?:[^，。；Ａ]{0,20}?对Ｓ进行|来|访|出席)"
)
_DURING = re.compile(
    "(?:此次|此访|访问|逗留|访华|与会|出访|访问?Ｓ)?期间|访问?Ｓ时|(?:Ａ?将?在)?(?:Ｄ的)?访问?Ｓ(?:期间|行程[中里])"
)


def read_contacts(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> tuple[Contact, ...]:
    """The contacts that ``sentences`` tell, one row for each occasion.

    ``article`` is the article's id; ``sources`` maps ``"title"`` and ``"text"`` to their texts.
    """
    rows = [row for _, made in tell(article, sources, sentences, discourse, day) for row in made]
    rows.extend(_roll_rows(article, sources, sentences, discourse, day))
    rows.extend(_attendance_rows(article, sources, sentences, discourse, day, rows))
    return fold_rows(rows, day.fresh())


def tell(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[tuple[Candidate, tuple[Contact, ...]]]:
    """Every candidate in reading order with the rows it makes, before repeated rows are folded."""
    for candidate in candidates(sentences):
        if candidate.turned_down:
            yield candidate, ()
            continue
        source = sources[candidate.sentence.field]
        here = replace(discourse, pair=near_pair(sentences, candidate.index) or discourse.pair)
        made = tuple(_rows(article, source, sentences, candidate, here, day))
        discourse = after(discourse, made, candidate, sentences, day)
        yield candidate, made


def _roll_rows(
    article: str, sources: dict[str, Source], sentences: Sequence[Sentence], discourse: Discourse, day: Day
) -> Iterator[Contact]:
    for entry in roll(sentences, day):
        sentence = sentences[entry.index]
        source = sources[sentence.field]
        senders = discourse.parties(entry.senders, sentence, source.raw, source.folded)
        recipient = discourse.parties(entry.recipients, sentence, source.raw, source.folded)
        if any(p.name for p in senders) and recipient and between_states((*senders, *recipient)):
            yield Contact(
                kind="message",
                status="held",
                date=entry.date,
                parties=(
                    *(replace(p, role="sender") for p in senders),
                    replace(recipient[0], role="recipient"),
                ),
                evidence=_evidence(source, sentence.span),
                article=article,
                rule="roll",
            )


def _attendance_rows(
    article: str,
    sources: dict[str, Source],
    sentences: Sequence[Sentence],
    discourse: Discourse,
    day: Day,
    told: Sequence[Contact],
) -> list[Contact]:
    """A visit for the first attendant of each state from which the text has told no journey yet."""
    travelled = {p.state for row in told if row.kind == "visit" for p in row.parties if p.role == "visitor"}
    rows: list[Contact] = []
    for entry in attendance(sentences):
        sentence = sentences[entry.index]
        source = sources[sentence.field]
        found = discourse.parties([entry.visitor], sentence, source.raw, source.folded)
        for visitor in found:
            if (
                (visitor.name is None and visitor.level != "org")
                or visitor.state in travelled
                or not between_states((visitor, Party(entry.host)))
            ):
                continue
            travelled.add(visitor.state)
            date = value(entry.time) if entry.time else day.fresh()
            rows.append(
                Contact(
                    kind="visit",
                    status="planned" if entry.announced or (date and day.before(date)) else "held",
                    date=date,
                    parties=(replace(visitor, role="visitor"), Party(state=entry.host, role="host")),
                    evidence=_evidence(source, sentence.span),
                    article=article,
                    rule="attendance",
                )
            )
    return rows


def _rows(
    article: str,
    source: Source,
    sentences: Sequence[Sentence],
    candidate: Candidate,
    discourse: Discourse,
    day: Day,
) -> Iterator[Contact]:
    date = _date(sentences, candidate, day, discourse)
    if "ends" in candidate.frame.tags and date and day.before(date):
        date = None  # the day on which a visit that goes on will end
    status, place = _status(candidate, date, day), _place(source, candidate)
    for parties in sides(source, candidate, discourse.at(date)):
        so, then = _for(parties, candidate, (status, date), discourse, day)
        if so == "held" and day.is_news(then) and told_on(sentences, candidate):
            wire = candidate.kind in BY_WIRE
            then = discourse.goes_on(candidate.index, wire, parties) or then
        yield Contact(
            kind=candidate.kind,
            status=so,
            date=then,
            parties=parties,
            evidence=_evidence(source, candidate.sentence.span),
            article=article,
            place=place,
            mutual=candidate.frame.mutual,
            trigger=_trigger(candidate),
            rule=candidate.frame.name + _manner(candidate),
        )


def _manner(candidate: Candidate) -> str:
    if candidate.back_reference:
        return BACK_REFERENCE
    return SPOKEN_OF if candidate.spoken_of else ""


def _for(
    parties: Sequence[Party],
    candidate: Candidate,
    told: tuple[Status, str | None],
    discourse: Discourse,
    day: Day,
) -> tuple[Status, str | None]:
    """Status and date as far as they hang on who takes part: ``told`` is what the words alone tell."""
    status, date = told
    if date is None and _of_today(candidate, parties[0], status, discourse) and discourse.under_way(parties):
        return "held", discourse.told if day.is_news(discourse.told) else day.fresh()
    since = _IN_OFFICE.match if status == "held" else _IN_OFFICE.search
    if (status == "not_held" or (status == "held" and date is None)) and since(candidate.before):
        return status, discourse.in_office(parties, day.published)
    if date is not None and date == day.fresh() and discourse.is_history(parties, day.published):
        return status, discourse.stay
    return told


def _status(candidate: Candidate, date: str | None, day: Day) -> Status:
    """What is dated after its own publication has not happened yet (周五到访北京，将会晤…)."""
    if candidate.status != "held" or "ends" in candidate.frame.tags:
        return candidate.status
    if date and day.before(date):
        return "planned"
    time = nearest(candidate.sentence, candidate.trigger)
    return "planned" if time and coming(time, candidate.sentence, day.published) else "held"


def _evidence(source: Source, span: Span) -> Evidence:
    return Evidence(source.field, span.start, span.end, span.of(source.raw))


def _trigger(candidate: Candidate) -> Span:
    encoded = candidate.sentence.encoded
    return Span(encoded.start(candidate.trigger), encoded.start(candidate.end))


def _date(sentences: Sequence[Sentence], candidate: Candidate, day: Day, discourse: Discourse) -> str | None:
    """The date of ``candidate``: its own time's, 同日 that of the contact told last, else by the context."""
    if "past" in candidate.frame.tags:
        return time_ago(candidate.sentence, candidate.trigger, day.published)
    if reported(candidate.after) or "earlier" in candidate.frame.tags:
        return None
    if candidate.status in ("planned", "proposed"):
        time = planned(candidate.sentence, candidate.trigger, day.published, "guest" in candidate.frame.tags)
    else:
        quoted = candidate.status == "not_held" and candidate.sentence.symbols.startswith("据")
        travel = candidate.kind == "visit" or quoted
        time = nearest(candidate.sentence, candidate.trigger, travel) or captioned(sentences, candidate.index)
    if year := anniversary(candidate.after, day.published):
        return year
    narrated = candidate.sentence.speaker is None
    background = time is None and _background(candidate, discourse)
    if time is None and candidate.status == "held" and narrated and not background:
        time = inherited(sentences, candidate.index)
    if time is None:
        return _by_context(sentences, candidate, day, discourse, background)
    if year := jubilee(candidate.sentence, candidate.trigger, time):
        return year
    if candidate.status in ("planned", "proposed") and (next_one := ahead(time, day.published)):
        return next_one
    if ahead_of := coming(time, candidate.sentence, day.published):
        return ahead_of
    pointing = fold(time.text) in SAME_DAY and narrated
    if discourse.told and pointing and not follows_day(candidate.sentence, time):
        return discourse.told
    return day.possible(value(time), candidate.status) if time.grain == "week" else value(time)


def _beside(sentences: Sequence[Sentence], candidate: Candidate, day: Day) -> str | None:
    """招待会前，X会见Y: the day of the event that the article opens with, as far as it is news."""
    if not _BESIDE_EVENT.match(candidate.sentence.symbols):
        return None
    opening = next((s for s in sentences if s.field == "text"), None)
    event = day_said(opening) if opening else None
    return event.value if event and day.is_news(event.value) else None


def _by_context(
    sentences: Sequence[Sentence], candidate: Candidate, day: Day, discourse: Discourse, background: bool
) -> str | None:
    """The date of a candidate without a time: 访问期间 points to the visit told last, 此行 to the news."""
    stays = discourse.stay and (candidate.status == "held" or day.before(discourse.stay))
    talks = candidate.kind != "visit" or candidate.status == "held"
    if (
        stays
        and talks
        and (_DURING.match(candidate.sentence.symbols) or _DURING.match(_clause_before(candidate)))
    ):
        return discourse.stay
    if candidate.status == "held" and (event := _beside(sentences, candidate, day)):
        return event
    if candidate.status == "planned":
        said = nearest(candidate.sentence, candidate.trigger)
        return coming(said, candidate.sentence, day.published) if said else None
    now = "current" in candidate.frame.tags or _THIS_TIME.search(candidate.before)
    if candidate.kind == "visit" and now and day.is_news(discourse.told):
        return discourse.told
    news = next((date for date in (discourse.told, discourse.stay) if day.is_news(date)), None)
    told = candidate.sentence.speaker is None or "current" in candidate.frame.tags
    if news and told and not background:
        return news if candidate.status == "held" else None
    return undated(candidate.status, background, day)


def _clause_before(candidate: Candidate) -> str:
    symbols = candidate.sentence.symbols
    return symbols[clause_start(symbols, candidate.floor) : candidate.trigger]


def _background(candidate: Candidate, discourse: Discourse) -> bool:
    """Not news of the day: said to have been once (曾), or told by a speaker of himself or of long ago,
    or the caption of an archive picture.

    What a speaker says another leader and the listener, by title or by name, just did is news
    (我国总理与首相先生举行会谈).
    """
    if "current" in candidate.frame.tags:
        return False
    if _ARCHIVE.match(candidate.sentence.symbols) or _told_once(candidate):
        return True
    if "首位" in _clause_before(candidate):
        return True
    if _RESULT.match(candidate.after):
        return True
    talk = candidate.frame.theme == "talk"
    if _JUST.search(_clause_before(candidate)) or (talk and _THIS_VISIT.search(candidate.sentence.symbols)):
        return False
    speaker = candidate.sentence.speaker
    if speaker is None or "guest" in candidate.frame.tags or speaker.level == "spokesperson":
        return False
    saying = _SAYS_WHILE.match(candidate.sentence.symbols)
    if saying and candidate.trigger < saying.end("while"):
        return False
    if _met_the_host_too(candidate, discourse):
        return False
    others = (
        candidate.first and candidate.first[0].kind != "pronoun" and candidate.first[0].name != speaker.name
    )
    listeners = {p.person for p in discourse.principals if p.person}
    named = candidate.sentence.symbols[: candidate.trigger].endswith("Ａ的")
    heard = not named and any(
        m.office == "you" or not listeners.isdisjoint(m.persons) for m in candidate.second
    )
    return not (others and candidate.frame.theme == "talk" and heard)


def _met_the_host_too(candidate: Candidate, discourse: Discourse) -> bool:
    """我同习近平主席会晤, said by a guest to another official of the host's: talks of the same journey."""
    speaker = candidate.sentence.speaker
    if candidate.frame.theme != "talk" or speaker is None or not discourse.in_person:
        return False
    host = discourse.venue or discourse.home
    if host not in {p.state for p in discourse.principals}:
        return False
    guests = {p.name for p in discourse.principals if p.state != host}
    known = {p.person for p in discourse.principals}
    sides = (*candidate.first, *candidate.second)
    said_i = any(m.kind == "pronoun" and m.office == "i" for m in sides)
    others = [m for m in sides if m.persons and not known & set(m.persons)]
    leads = any(m.level in TOP_LEVELS and host in (m.states or (host,)) for m in others)
    return said_i and speaker.name in guests and leads


def _of_today(candidate: Candidate, guest: Party, status: Status, discourse: Discourse) -> bool:
    """True for words on a journey that can be of the one under way: the host's welcome, no other day."""
    if status == "proposed":
        here, words = discourse.venue or discourse.home, candidate.sentence.symbols
        came = here is not None and (guest.state != here or "热烈欢迎" in words)
        return came and _WELCOMES.search(words) is not None
    return status == "held" and not _told_once(candidate) and not _SOME_YEARS.match(candidate.after)


def _told_once(candidate: Candidate) -> bool:
    """曾, 此前, 上次: of some other day than the news."""
    before = _clause_before(candidate)
    told = once(candidate.sentence, candidate.trigger) or _ONCE.search(before) is not None
    viewed = before.startswith("从") and "来看" in candidate.after
    return told or viewed or _BEFORE_THAT.match(candidate.sentence.symbols) is not None


def _place(source: Source, candidate: Candidate) -> str | None:
    mention = where(candidate)
    return source.raw[mention.start : mention.end] if mention else None
