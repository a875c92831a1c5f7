"""All provisions that are looked for, in the order in which they are shown."""

from __future__ import annotations

from servanda.reading.provisions.families.amnesty import AMNESTY
from servanda.reading.provisions.families.ceasefire import CEASEFIRE
from servanda.reading.provisions.families.disarmament import DISARMAMENT
from servanda.reading.provisions.families.elections import ELECTIONS
from servanda.reading.provisions.families.joining_forces import JOINING_FORCES
from servanda.reading.provisions.families.peacekeeping import PEACEKEEPING
from servanda.reading.provisions.families.political_party import POLITICAL_PARTY
from servanda.reading.provisions.families.prisoners import PRISONERS
from servanda.reading.provisions.families.return_home import RETURN_HOME
from servanda.reading.provisions.provision import Provision

PROVISIONS: tuple[Provision, ...] = (
    CEASEFIRE,
    DISARMAMENT,
    JOINING_FORCES,
    PEACEKEEPING,
    AMNESTY,
    PRISONERS,
    RETURN_HOME,
    POLITICAL_PARTY,
    ELECTIONS,
)
