"""A question as the terms it is about: stems, with the field's synonyms made one.

Terms that begin with `@` say what kind of thing is asked (how many, how long, the
most, a day). Knows the vocabulary of the trade; knows no case.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from coach.text.words import STOP_WORDS, stem, tokens

_SYNONYMS: Final = """
# what is asked
@many: how many | number of | how much | amount of | no of | nr of | count of | quantity
@many: how large is the number | what number | amount
@total @many: total number | total number of | total count | overall number of
@total: in total | total | overall | altogether
@often: how often | how frequently | how many times
@fast: how fast | how quickly | how soon | how quick | how long until | how long before
@fast: how long after | how long does it take | how long may it take
@fast: how long can it take
@long: how long
@size: how large | how big | size | large | big | bytes | kb | byte
@far: how far
@old: how old
@where: where are | where is | where do | where in | which countries | what countries
@max: maximum | max | at most | most | limit | cap | upper bound | upper limit | ceiling
@max: biggest | largest | highest | unlimited | bound | limitation | hard limit
@avg: average | avg | mean | typical | typically | median | on average
ryw: read your own writes | read your writes | read after write | read own writes
user @many: user count | member count
follower @many: follower count | number of followers | followers count
@day: per day | a day | every day | each day | daily | day | on a given day | everyday
@day: a given day | per 24 hours | 24 h | each and every day | normal day
@sec: per second | a second | each second | per sec | every second
@hour: per hour | an hour | each hour | hourly
@month: per month | a month | each month | monthly | every month
@year: per year | a year | each year | yearly | annual | annually | years | year
# load
dau active user @day: dau | daus | daily actives | daily active users
dau active user @day: daily active user
dau mau ratio: dau/mau | dau to mau | stickiness
mau active user @month: mau | maus | monthly actives | monthly active users
qps: queries per second | requests per second | request per second | rps | qps | tps
qps: reqs per second | query per second | requests/sec | requests/s | hits per second
qps @sec read: read qps | read rps | reads per second | qps for reads
qps @sec write: write qps | write rps | writes per second | qps for writes
read write ratio: read/write ratio | read write ratio | r/w ratio | r/w | read/write
read write ratio: ratio of reads to writes | read to write | reads to writes
read write ratio: reads/writes
read write ratio: reads vs writes | reads versus writes
write traffic: write load | write volume | write throughput | write traffic
read traffic: read load | read volume | read throughput | read traffic
peak traffic: peak load | peak volume | peak throughput
traffic: traffic | throughput | volume
@many @max: as many | as many as
tweet @day: tweets/day | posts/day
tweet @sec: tweets/s | posts/s | tweets/sec
user: people | person | folks | member | customer | somebody | users
peak: spike | burst | bursty | surge | peak | spiky | rush hour
concurrent user: ccu | ccus | concurrents
concurrent: simultaneous | simultaneously | concurrency | concurrently
concurrent: at the same time
concurrent: at once | at any moment | at any time | at any given time | in parallel
concurrent: online
connect: connection | connected
grow: growth | growing | expand
# the social graph
follower: followers
followee: followees | followings
celebrity: celebrity | celeb | celebs | influencer | superstar | famous | vip
celebrity: popular user
celebrity: hot user | popular account | celebrities | hotshot | big account
# what is built
feed: timeline | home timeline | home feed | news feed | newsfeed | news feeds | feed
tweet: post | tweet
like: likes | favourite | favorite | hearts
image: picture | photo | pic | image | gif | gifs
video: video | clip | videos
dm: inbox | direct message | direct messaging | dms | private message
dm: private messaging
dm: private chat | direct chat
profile: user name | username | user names | bio | avatar | profile picture | handle of
profile: their handle | a handle | display name | profile photo | profile image
notify: told when | told about | informed | inform | notification | notif | notifs
notify: alert | notifying
retweet: re tweet | retweeting | repost
hashtag: hash tag
trend: trending | trends
login: log in | sign in | sign up | signup | sign on | registration | auth
login: authentication
login: authenticate | authenticated | authorization | authorisation | log on
delete: wipe | erase | purge | remove | removal | deletion | delete | take down
delete: taken down | takedown
edit: editable | edit | modify | modification | editing
reply: reply | replies | comment | comments
search: search | searching | look up | lookup | searchable
ad: ads | advert | advertisement | advertising | ad
promote: promoted | sponsored
client: client | front end | frontend
web: web | browser | website
mobile: mobile | phone | smartphone
moderation: moderate | moderated | moderation
abuse: toxic | hate speech | offensive | nsfw | illegal | troll | hateful | abusive
abuse: abuse | harassment | harmful
# how well
latency: latency | response time | p99 | p95 | p50 | ms | millisecond | p90
latency: tail latency
latency: load time | loading time | round trip time
available: availability | uptime | nines | downtime | available | ha | up time | nine
available: high availability | highly available
consistent: consistency | consistent
consistent available: ap or cp | cp or ap | cap theorem | ap vs cp | cap | ap system
consistent available: cp system
eventual consistent: eventually consistent | eventual consistency
strong consistent: strongly consistent | strong consistency
fresh: fresh | freshness | stale | staleness | delay | delayed | lag | lagging | late
fresh: propagation | propagate | propagation delay
realtime: real time | realtime | near real time | immediately | instantly | instant
realtime: immediate
rank: ranking | ranked | relevance | relevant | algorithmic | algorithm | personalised
rank: personalized | personalization | ml | recommendation | recommend | recommended
order: order | sort | sorted | ordering | sequence
chronological: chronological | chronologically | reverse chronological | newest first
chronological: latest first | by time | reverse chron
exact: exact | precise | accurate | accuracy | exactly | precision
counter: counter | counts | count
legal: lawful | data protection
available: sla for availability | outage | reliable | reliability | be down | is down
retention: retention | retain | retained
forever: for good | eternally | permanently | forever | for ever | indefinitely
character: character | char | chars
region: region | data center | data centre | datacenter | datacentre | dc | geography
geotag: geo tag | geotag | location tag | geo tagging | tag a location
region: geographic | geographical | geographically | geo | multi region | multiregion
region: global | globally | worldwide | international | world | country | continent
legal: legal | legally | gdpr | compliance | regulation | regulatory | law | ccpa
lose: durability | durable | data loss | lose data | lose | loss | losing
refresh: refresh | reload | reloading
automatic: automatically | auto | automatic | by itself | on its own | by themselves
private: private | protected | privacy
visible: visibility | visible
device: device | platform
advice: who to follow | whom to follow | follow suggestions | follow recommendations
scope: core feature | main feature | key feature | important feature | which feature
scope: what feature | most important feature | functional requirement | mvp | use case
scope: core functionality | main functionality | key functionality | what functionality
scope: which functionality | minimum viable product | core functions | main use case
# said without meaning
: acceptable | tolerable | tolerate | allowed | allow | good enough | ok if | fine if
: would like | would you like | id like | something like | like to | looks like
: feel like
: in scope | out of scope | scope of | as well | in terms of | kind of | sort of
: by the way
: a lot of | lot of | such as | like twitter | twitter like | for example | at all
: rough number | per | each | times | part of | do we support | to support
: should we support | make sense | take care of
: talk about | talking about | speaking of | as for | good to know | so far | of course
: one more thing | first of all | before i start | before we start | to start with
: the system | this system | our system | the service | this service | the product
: our service | our product | the platform | our platform | whole system
: do you like | i like | is it possible | is there any | are there any | is there a
: do we have | have to
"""

_FILLER: Final = frozenset(
    """
    system service app application product site twitter platform support supported
    feature functionality include included require required handle care worry exist
    scope build requirement design target interview consider
    """.split()
)
"""Words that nearly every question may hold; they count little, but they count."""

_TOPICS: Final = frozenset(
    """
    accessibility account analytics audience backup bandwidth billing bio bookmark
    browser budget camera capacity churn company compression compute cost country cpu
    customer deadline deployment desktop disk domain email encryption engineer failure
    failover gender goal hardware headcount history infrastructure internet ipv6 kids
    language launch legacy license location logging logs maintenance map market memory
    metadata metric migration money monitoring network observability offline payment
    permission pin poll preference price pricing privilege quality ram revenue roadmap
    rollback rollout salary security server storage subscription survey team telemetry
    tenant test theme timezone translation usage vendor version voice website
    """.split()
)
"""What people ask about in one word, beside what the facts speak of."""

LONGEST: Final = 5
"""The longest phrase of the table, in words."""


def _phrases(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        if line and not line.startswith("# "):
            meaning, _, phrases = line.partition(":")
            for phrase in phrases.split("|"):
                yield meaning, phrase


def _read(table: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for meaning, phrase in _phrases(table):
        key = tuple(stem(token) for token in tokens(phrase))
        found[key] = tuple(t if t[0] == "@" else stem(t) for t in meaning.split())
    return found


_SCOPE: Final = frozenset({"scop", "featur", "requirement", "functionaliti"})
_LEAVES: Final = frozenset({"can", "may"})
_MEANINGS: Final = _read(_SYNONYMS)
_SILENT: Final = frozenset(stem(word) for word in STOP_WORDS)
_FAINT: Final = frozenset(stem(word) for word in _FILLER)
_TOPIC_STEMS: Final = frozenset(stem(word) for word in _TOPICS)

FIELD_WORDS: Final = (
    STOP_WORDS
    | _TOPICS
    | frozenset(word for _, phrase in _phrases(_SYNONYMS) for word in tokens(phrase))
)
"""Every word known here as it is written, for telling a slip from a new word."""


def is_faint(term: str) -> bool:
    """Say whether a term says little: a word of any question, a number, a letter."""
    return term in _FAINT or term.isdigit() or len(term) == 1


def is_topic(term: str) -> bool:
    """Say whether a term is a thing that one asks about, known to a case or not."""
    return term in _TOPIC_STEMS


def is_frame(term: str) -> bool:
    """Say whether a term only says what kind of thing is asked."""
    return term[0] == "@" and " " not in term


def is_silent(word: str) -> bool:
    """Say whether a stem says nothing about the subject of a question."""
    return word in _SILENT


def terms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Turn the stems of a sentence into its terms, in order, stop words dropped.

    "How many … can one …" asks for the most there may be, so it gets that term too;
    and a question that speaks of features or scope alone asks for the scope.
    """
    found = tuple(_terms(words))
    leave = "many" in words and not _LEAVES.isdisjoint(words)
    if leave and "@many" in found and "@max" not in found:
        return (*found, "@max")
    if all(is_faint(term) for term in found) and not _SCOPE.isdisjoint(words):
        return (*found, "scop")
    return found


def _terms(words: tuple[str, ...]) -> Iterator[str]:
    place = 0
    while place < len(words):
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            meaning = _MEANINGS.get(words[place : place + length])
            if meaning is not None:
                yield from meaning
                place += length
                break
        else:
            if words[place] not in _SILENT:
                yield words[place]
            place += 1
