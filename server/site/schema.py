"""The shape of every line of web/content/. Unknown keys, wrong kinds and unshippable
confidence codes are refused; web/content/README.md tells writers what each key is for."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.site.line import Id, Line, Words
from server.site.reading import Hard, Label, Part, Rule, WordList

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
Nations = Annotated[list[Nation], Meta(min_length=1)]
Sources = Annotated[list[Id], Meta(min_length=1)]
Confidence = Literal["V1", "V2+", "T-plus"]
Hours = Annotated[str, Meta(pattern=r"^\d\d:\d\d-\d\d:\d\d$")]
Digits = Annotated[str, Meta(pattern=r"^\d{3,11}$")]


class Sourced(Line, kw_only=True, frozen=True):
    """A line that says something about the world, so it must say who says so, and when we looked."""

    nations: Nations
    sources: Sources
    checked: date
    confidence: Confidence


class Source(Line, kw_only=True, frozen=True):
    """A document somebody else wrote. Its title stays in its own language."""

    title: str
    publisher: str
    kind: Literal["law", "court", "guidance", "council", "charity", "news", "directory", "seed", "own"]
    url: Annotated[str, Meta(pattern=r"^https?://")] | None = None
    dated: str | None = None


class Group(Line, kw_only=True, frozen=True):
    """A heading that lines are sorted under."""

    title: Words
    about: Words | None = None


class Right(Sourced, kw_only=True, frozen=True):
    """What the law or good practice gives a parent, and what it costs to use it."""

    group: Id
    text: Words
    catch: Words
    law: str
    card: Id


class Phrase(Line, kw_only=True, frozen=True):
    """Something polite to say. `rests_on` names the rights behind it, and so its sources."""

    group: Id
    text: Words
    rests_on: Annotated[list[Id], Meta(min_length=1)]


class Mark(Sourced, kw_only=True, frozen=True):
    """Something a good agreement has, or (kind "flag") something to pause at."""

    kind: Literal["first", "good", "flag"]
    look: Words
    meaning: Words
    ask: Words
    leads: Id | None = None


class Helpline(Sourced, kw_only=True, frozen=True):
    """Somebody to ring or text. Digits only in `tel` and `sms`; the shown form has spaces."""

    name: str
    purpose: Words
    kind: Literal["danger", "legal", "abuse", "feelings", "young", "parents", "general"]
    hours: dict[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Hours] | Literal["always", "check"]
    hours_dated: str | None = None
    bank_holidays: Literal["open", "closed", "unknown"]
    calendar: Nation
    tel: Digits | None = None
    tel_shown: str | None = None
    sms: Digits | None = None
    sms_shown: str | None = None
    sms_body: str | None = None
    free: bool
    relay: bool = False
    under_18: bool = False
    site: Annotated[str, Meta(pattern=r"^https://")] | None = None
    languages: Words | None = None
    note: Words | None = None


class Safety(Sourced, kw_only=True, frozen=True):
    """A line that keeps somebody safe. `pages` says where it must stand."""

    text: Words
    pages: Annotated[list[Id], Meta(min_length=1)]


class Promise(Sourced, kw_only=True, frozen=True):
    """One side of a shared expectation, a partnership mark or a recommendation: never law."""

    group: Id
    kind: Literal["from-them", "from-you", "mark", "stage", "recommendation", "help"]
    text: Words
    more: Words | None = None


class Moment(Line, kw_only=True, frozen=True):
    """An answer to "what is happening now?" and the step or page it leads to."""

    text: Words
    goes_to: str
    icon: Id


class Step(Sourced, kw_only=True, frozen=True):
    """One screen of a visit: what to do, what to say, why, what to watch for, and the done button."""

    title: Words
    say: Id
    why: Words
    watch: Words
    done: Words
    also: list[Id] = msgspec.field(default_factory=list)


class Task(Sourced, kw_only=True, frozen=True):
    """Something to get ready before a visit. `goes_to` is the page where it is done."""

    text: Words
    why: Words
    goes_to: Id
    icon: Id


TABLES: dict[str, dict[str, type[Line]]] = {
    "sources": {"source": Source},
    "rights": {"group": Group, "right": Right},
    "phrases": {"group": Group, "phrase": Phrase},
    "agreement": {"mark": Mark},
    "helplines": {"helpline": Helpline},
    "safety": {"safety": Safety},
    "together": {"group": Group, "promise": Promise},
    "visit": {"moment": Moment, "step": Step},
    "ready": {"task": Task},
    "reader": {"list": WordList, "part": Part, "rule": Rule, "label": Label, "hard": Hard},
}
