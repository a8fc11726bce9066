"""Reads what workshops produced: one line each, and which offers meet which requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from facilitator.domain.deliver_records import Gift, HarvestItem
from facilitator.domain.diary import follow_up_on
from facilitator.domain.dossier import Dossier
from facilitator.domain.records import Workshop
from facilitator.domain.value import value

SOON = timedelta(days=14)
_PREFIX = re.compile(r"\s*(\w+)\s*[:–-]\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_COMMON_WORDS = (
    "about after again all also and any anyone are because been before being but can could did "
    "does every everyone for from get give had has have help her him his how into its just like "
    "make many may more most much need needs new not offer offers one other others our out over "
    "own people request see share she should some somebody someone something take than that the "
    "their them then there these they thing things this those three time two use want wants was "
    "way week were what when where which who will with work would you your day days hour hours "
    "member members network workshop"
)
_COMMON = frozenset(_COMMON_WORDS.split())


@value
class Match:
    """An offer that may meet a request, and why: the words or the people they share."""

    offer: HarvestItem
    request: HarvestItem
    because: str


def parse_line(line: str, gift: Gift) -> tuple[Gift, str]:
    """What a typed line is: "offer: a room" is an offer whatever was chosen before."""
    found = _PREFIX.match(line)
    named = [kind for kind in Gift if found and _names(kind, found[1])]
    if found and len(named) == 1:
        return named[0], line[found.end() :].strip()
    return gift, line.strip()


def _names(kind: Gift, word: str) -> bool:
    """Whether a word is a kind, its plural, or its first letter."""
    return word.casefold() in (kind.value, f"{kind.value}s", kind.value[0])


def of_workshop(dossier: Dossier, workshop_id: str) -> tuple[HarvestItem, ...]:
    """What one workshop produced, kind by kind, in the order it was typed."""
    kinds = list(Gift)
    found = [item for item in dossier.harvest if item.workshop_id == workshop_id]
    return tuple(sorted(found, key=lambda item: (kinds.index(item.gift), item.id)))


def gifts_on(
    sheets: Iterable[Mapping[str, object]], kept: Iterable[HarvestItem]
) -> tuple[tuple[Gift, str], ...]:
    """What feedback sheets offer and ask for that is not in the harvest yet, each once."""
    known = {_plain(item.text) for item in kept}
    found: dict[str, tuple[Gift, str]] = {}
    for sheet in sheets:
        for gift in (Gift.OFFER, Gift.REQUEST):
            text = " ".join(str(sheet.get(gift) or "").split())
            if text and _plain(text) not in known:
                found.setdefault(_plain(text), (gift, text))
    return tuple(found.values())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def counts_words(items: Iterable[HarvestItem]) -> str:
    """How much there is: "4 ideas, 2 offers, 1 request"; "" for nothing."""
    return gifts_words(item.gift for item in items)


def gifts_words(gifts: Iterable[Gift]) -> str:
    """How many there are of each kind, likewise."""
    kept = tuple(gifts)
    counted = ((kind, kept.count(kind)) for kind in Gift)
    return ", ".join(f"{n} {kind.value}{'' if n == 1 else 's'}" for kind, n in counted if n)


def promise_due(workshop: Workshop, today: date) -> date:
    """When a promise of this workshop falls due unless somebody says otherwise.

    With the follow-up, or in two weeks where that is past or not known.
    """
    planned = follow_up_on(workshop)
    return planned if planned and planned > today else today + SOON


def matches(dossier: Dossier, workshop_id: str = "") -> tuple[Match, ...]:
    """Offers that may meet requests, over all workshops, the strongest first.

    With a workshop, only those of which one side was given there.
    """
    offers = [item for item in dossier.harvest if item.gift is Gift.OFFER]
    requests = [item for item in dossier.harvest if item.gift is Gift.REQUEST]
    found = [
        (strength, Match(offer, request, because))
        for offer in offers
        for request in requests
        if workshop_id in ("", offer.workshop_id, request.workshop_id)
        for strength, because in [_meeting(dossier, offer, request)]
        if strength
    ]
    found.sort(key=lambda pair: -pair[0])
    return tuple(match for _, match in found)


def _meeting(dossier: Dossier, offer: HarvestItem, request: HarvestItem) -> tuple[int, str]:
    """How strongly two meet and why; nothing where one person gave both."""
    if offer.person_id and offer.person_id == request.person_id:
        return 0, ""
    shared = _shared(offer.text, request.text)
    people = _people(dossier, offer, request)
    known = _interest(dossier, offer, request.text) if not shared else ""
    because = [*people, *([f"both say {_listed(shared)}"] if shared else [])]
    if known:
        because.append(known)
    return 3 * len(people) + 2 * len(shared) + bool(known), "; ".join(because)


def _people(dossier: Dossier, offer: HarvestItem, request: HarvestItem) -> list[str]:
    """Where one of the two names whoever gave the other."""
    pairs = ((offer, request, "the request names"), (request, offer, "the offer names"))
    found = []
    for giver, other, words in pairs:
        person = dossier.person(giver.person_id)
        if person and re.search(rf"\b{re.escape(person.name)}\b", other.text, re.IGNORECASE):
            found.append(f"{words} {person.name}")
    return found


def _interest(dossier: Dossier, offer: HarvestItem, wanted: str) -> str:
    person = dossier.person(offer.person_id)
    shared = _shared(person.interests, wanted) if person else []
    return f"{person.name} cares about {_listed(shared)}" if person and shared else ""


def _shared(one: str, other: str) -> list[str]:
    """The telling words of one text that the other has too, as the first writes them."""
    theirs = {_stem(word) for word in _WORD.findall(other)}
    words = (w for w in _WORD.findall(one) if w.casefold() not in _COMMON and _stem(w) in theirs)
    return list({_stem(word): word.casefold() for word in words}.values())


def _stem(word: str) -> str:
    """A word without its ending, so that "triage" and "triaging" meet."""
    return word.casefold()[:_STEM]


def _listed(words: list[str]) -> str:
    quoted = [f"“{word}”" for word in words[:3]]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
