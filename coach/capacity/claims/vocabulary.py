"""The words that numbers come with, in English and a few other languages, as data.

Owns which word is a number, a scale, a unit, a hedge or a marker of a result. Must not
decide what a sentence says.
"""

from coach.capacity.units import DATA, TIME, UNITS, YEAR, Unit, basis

SCALES: dict[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "thousand": 1e3,
    "tausend": 1e3,
    "mille": 1e3,
    "mil": 1e6,
    "M": 1e6,
    "mn": 1e6,
    "Mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "millones": 1e6,
    "millón": 1e6,
    "milioni": 1e6,
    "milhões": 1e6,
    "bn": 1e9,
    "Bn": 1e9,
    "bil": 1e9,
    "billion": 1e9,
    "billions": 1e9,
    "mrd": 1e9,
    "milliarden": 1e9,
    "milliard": 1e9,
    "milliards": 1e9,
    "miliardi": 1e9,
    "T": 1e12,
    "tn": 1e12,
    "trillion": 1e12,
    "trillions": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
}

# Letters after a number that may be a count or a unit; the first is the likelier.
LETTER_UNITS = {"K": "KB", "M": "MB", "G": "GB", "T": "TB", "g": "GB"}

NUMBER_WORDS: dict[str, float] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "sixteen": 16,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
    "thousand": 1_000,
    "dozen": 12,
    "half": 0.5,
    "quarter": 0.25,
}

_FOREIGN_TIMES: dict[str, str] = {
    "s": "sekunde sekunden seconde secondes segundo segundos secondo secondi",
    "min": "minuten minuto minutos minuti",
    "h": "stunde stunden heure heures hora horas ora ore std",
    "day": "tag tage tagen jour jours día días dia dias giorno giorni dag dagen",
    "week": "woche wochen semaine semaines semana semanas settimana",
    "month": "monat monate monaten mois mes meses mese mesi maand",
    "year": "jahr jahre jahren an ans année années año años anno anni ano anos jaar",
}


def _words() -> dict[str, Unit]:
    table = dict(UNITS)
    del table["y"]
    for symbol, words in _FOREIGN_TIMES.items():
        table |= dict.fromkeys(words.split(), UNITS[symbol])
    table["quarter"] = Unit("quarter", YEAR / 4, basis(TIME), "time")
    table["decade"] = Unit("decade", 10 * YEAR, basis(TIME), "time")
    table["sec."] = table["s"]
    for letters in ("o", "ko", "Ko", "Mo", "Go", "To", "Po"):
        byte = UNITS[letters[0].upper() + "B" if len(letters) > 1 else "B"]
        table[letters] = Unit(letters, byte.factor, basis(DATA), "byte")
    for word, symbol in (
        ("Gbit", "Gb"),
        ("Mbit", "Mb"),
        ("octets", "B"),
        ("octet", "B"),
        ("Bytes", "B"),
        ("gig", "GB"),
        ("gigs", "GB"),
        ("meg", "MB"),
        ("megs", "MB"),
        ("mio", "MB"),
    ):
        table.setdefault(word, UNITS[symbol])
    del table["mio"]
    for word, symbol in (("mb", "Mb"), ("gb", "Gb"), ("tb", "Tb"), ("pb", "Pb")):
        table.setdefault(word, UNITS[symbol])
    for word in ("metre", "metres", "meter", "meters", "mile", "miles", "cent"):
        table.pop(word, None)
    return table


WORD_UNITS: dict[str, Unit] = _words()
# One reading each is not enough for these; the statement decides.
LOWER_DATA = {"kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB"}

RATE_NOUNS = {
    "qps": "query",
    "rps": "request",
    "tps": "transaction",
    "wps": "write",
    "iops": "op",
    "fps": "frame",
    "qpm": "query",
    "rpm": "request",
}

PER = frozenset({"per", "pro", "je", "par", "por", "al", "im", "each", "every", "a"})
PER |= {"an", "for"}
PER_ALWAYS = frozenset({"per", "pro", "je", "par", "por"})
PER_TIME = frozenset({"a", "an", "al", "im", "each", "every", "au", "am", "à"})

PERIOD_WORDS = {
    "daily": "day",
    "hourly": "h",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}

HEDGES = frozenset(
    "about around roughly approximately approx ca circa some nearly almost just only "
    "rund etwa ungefähr env environ unos circa well say another merely still an a the "
    "bit over under little less more than of us exactly altogether total overall just "
    "barely close to now also then again up all".split()
)

STOP_NOUNS = frozenset(
    "a an the and or of in on at to for from with by per is are was were be "
    "been being that this these those which who it its we you they he she our "
    "your their my as so if then than but not no nor yet while when where "
    "before after until since because over under into onto through during "
    "between against about around without within via up down out off only "
    "just also too very more most less least has have had do does did will "
    "would can could should may might must shall makes make made means gives "
    "give gave comes come came works work takes take took needs need leaves "
    "twice once thrice allows allow becomes become i e g eg ie each every all both "
    "either x y "
    "vs i.e e.g gets get thus hence therefore equals equal und der die das "
    "von bei mit pro je für in im am sind ist ergibt also zu auf de des du le "
    "la les et à en un une sur par soit donc el los las y por al del con son "
    "es se total etc now today later ago apart long onwards old free instead "
    "rather if holds hold fits fit stores store sees see post return returns "
    "uses use reach reaches runs run adds add allows allowing which arrive "
    "arrives plus minus divided multiplied".split()
)


# Each marker by its words; the longest match wins. `equal` joins two equal things,
# `so` draws a conclusion with a subject of its own, `verb` says what the givens do.
EQUAL = (
    "that makes|that means|that gives|that comes to|this makes|this gives|this means|"
    "is|are|equals|equal|means|meaning|makes|make|making|gives|give|giving|yields|"
    "yielding|comes to|come to|comes down to|come down to|runs to|run to|"
    "comes out at|comes out to|works out to|works out at|"
    "work out to|work out at|adds up to|add up to|adding up to|amounts to|"
    "amount to|totals|totalling|totaling|i e|that is|that's|that s|which is|"
    "results in|result in|resulting in|corresponds to|translates to|"
    "translates into|boils down to|or|aka|increase of|rise of|drop of|saving of|"
    "reduction of|growth of|decrease of|gain of|we get|you get|we have|"
    "we end up with|and get|get|gets|turns into|gives us|leads to|which makes|"
    "which gives|which means|this is|ends up at|ergibt|ergeben|sind|ist|macht|"
    "entspricht|entsprechen|bedeutet|son|es|equivale a|suman|da|sont|est|fait|font|"
    "soit|donne|donnent|sono|è|fa|das sind|das ist|das macht|é|são|dá"
)
SO = (
    "so|thus|hence|therefore|and therefore|consequently|also|daher|somit|donc|"
    "por tanto|quindi|portanto|in total|all in all"
)
VERB = (
    "into|be down|down for|"
    "runs for|lasts for|runs|run|"
    "takes|take|taking|needs|need|needing|leaves|leave|leaving|allows|allow|"
    "allowing|produces|produce|generates|generate|holds|hold|manages|manage|moves|"
    "move|saturates at|tops out at|requires|require|fits|writes|write|reads|"
    "grows by|sees|see|handles|reaches|lasts|last|lets|becomes|become|costs|cost|"
    "is up|fills|adds|add|uses|consumes|stores|keeps|sends|transfers|serves|"
    "drains in|be down for|carries|carry|delivers|supports|provides|pushes|"
    "works through|goes through|has|have|handle|serve|cover|accept|absorb|process|"
    "processes|ingest|ingests|emit|cause|causes|create|creates|drive|drives|fit in|"
    "fits in|fit into|fits into|can hold|hold up to|transfer|cost us|will cost|"
    "would cost|would need|will need|catches up in|catch up in|dauert|braucht|"
    "will be|would be|would take|will take"
)

# Short forms of what engineers count, by the stem of the full word.
SHORT_NOUNS = {
    "msg": "message",
    "req": "request",
    "conn": "connection",
    "img": "image",
    "txn": "transaction",
    "pic": "photo",
    "picture": "photo",
    "wr": "write",
    "rd": "read",
}

# A marker is no noun, except where it is one: 4,000 reads, 46 writes.
_BOTH = frozenset("reads writes in all aka or growth increase rise drop gain".split())
STOP_NOUNS |= (
    frozenset(
        phrase.split()[0] for text in (EQUAL, SO, VERB) for phrase in text.split("|")
    )
    - _BOTH
    - {"read", "write", "total"}
)


def find_scale(word: str) -> float | None:
    """What a word multiplies by: 1e6 for million, or None."""
    found = SCALES.get(word)
    if found is None and len(word) > 2:
        found = SCALES.get(word.lower())
    return found


def find_unit(word: str) -> Unit | None:
    """The unit of a word in any of the languages, or None."""
    found = WORD_UNITS.get(word)
    if found is None and len(word) > 2:
        found = WORD_UNITS.get(word.lower())
    return found
