"""Words that show what a sentence does: choose, compare, give a reason, break, mend.

Owns the lists and how they are found; in which order they matter is in `kinds`. Words
are compared in lower case and without apostrophes; `_` joins a phrase. Finding is one
look-up a word, so that long texts stay quick.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Literal

Mark = Literal[
    "choice",
    "contrast",
    "turn",
    "reason",
    "effect",
    "outcome",
    "event",
    "response",
    "verb",
    "benefit",
    "advice",
    "operation",
]

_LISTS: Final[dict[Mark, str]] = {
    "choice": """
        use uses used using choose chose chosen choosing choice choices pick
        picks picked picking prefer prefers preferred opt opted decide decides
        decided decision adopt select selected go_with going_with went_with
        go_for going_for start_with stick settle_on keep keeps kept put store
        stored stores split take takes default_to favour favor
    """,
    "contrast": """
        switch_to move_to instead rather_than rather versus vs alternative alternatives
        alternatively opposed_to compared compare comparison unlike whereas
        considered rejected turned_down ruled_out rule_out option options either
        on_the_other_hand trade_off trade_offs tradeoff tradeoffs tradeoff trade
        the_other_way other_way better_than worse_than cheaper_than simpler_than
        faster_than slower_than more_than_one contrast naive the_obvious
    """,
    "turn": """
        not but over than dont doesnt wont wouldnt isnt cannot cant while although
        though
    """,
    "reason": """
        because since due_to thus therefore hence reason reasons why otherwise
        cost costs costly price prices pay pays paying cheap cheaper expensive
        simple simpler faster slower slow trade_off tradeoff trade_offs
        tradeoffs downside drawback drawbacks gain gains lose loses worth
        benefit advantage disadvantage disadvantages con cons pro pros overkill
        waste wasteful wasted easier harder better worse no_need dont_need
        doesnt_need at_the_price in_exchange scales hurts kills so as_it as_they
        as_we as_there risk risky
        too_slow too_much too_many too_big too_large too_expensive too_costly
        too_hot too_heavy too_late too_long too_small too_complex too_high
        too_few too_little too_far too_dear too_strict too_weak too_complicated
        too_hard cause cuz cos buys spares steals garbage harmless nobody_notices
        for_nothing pointless useless
    """,
    "effect": """
        gives gets lets allow allows avoid avoids save saves means meaning makes fits
        fit enough needs need never would given considering guarantees keeps
    """,
    "outcome": """
        so therefore thus hence means why fits fit enough justify justifies
        because easily trivial nothing small tiny huge dominates dominate
        bottleneck rules_out forces drives decide decides decided instead
        one_machine one_box one_node one_primary single_primary afford expensive
        cheap overkill worth wont_fit not_a_problem no_problem not_scary
        in_memory cannot little comfortably plenty handles brute_force suffices suffice
        takes_that enough_for can_take can_carry carries manageable needed we_need
        too_slow too_much too_many too_big too_large too_expensive too_costly
        too_hot too_heavy too_late too_long too_small too_complex too_high
        too_few too_little too_far too_dear too_strict too_weak too_complicated
        too_hard
    """,
    "event": """
        fail fails failed failing failure failures die dies died dead dying down
        lost lose loses losing loss crash crashes crashed crashing outage
        outages slow slows spike spikes surge surges overload overloaded
        overloads overflow overflows timeout timeouts time_out times_out
        timed_out error errors break breaks broken broke unavailable unreachable
        offline disconnect disconnects disconnected drops dropped lag lags
        lagging behind stale corrupt corrupted network_partition disappear
        disappears vanish vanishes restart restarts restarted evicted miss
        misses cold full duplicate duplicates duplicated twice hot stampede
        thundering falls_over fall_over kill kills killed poison stuck late
        delay delays delayed bug bad_deploy attack abuse ddos split_brain double
        goes_away backlog piles_up burst bursts peak exhausted congestion
        gone missing dark on_fire poisoned is_off are_off goes_off switched_off
        garbage wrong conflict conflicts race unresponsive degraded storm flood
        falls vanish unplugged interrupted partitioned in_the_event cut severed
        hangs freezes frozen reboot reboots unavailability death too_high storms
        preempted evacuated
    """,
    "response": """
        retry retries retried retrying fall_back falls_back fallback replica
        replicas promote promoted promotes promotion fail_over fails_over
        failover redeliver redelivered redelivers replay replayed replays
        replayable rebuild rebuilds rebuilt queue queues queued buffer buffers
        buffered degrade degrades serve serves served serving breaker breakers
        shed sheds shedding limit limits limiter limited throttle throttles
        throttled alert alerts page pages paged backoff back_off dedupe dedup
        deduplicate deduplicated idempotent idempotency restore restores
        restored recover recovers recovered recovery reconnect reconnects resume
        resumes resumed switch switches switched route routes routed reroute
        reroutes takes_over take_over elect elects elected rollback roll_back
        rolled_back skip skips expire expires backup backups spill wait waits
        catch_up catches_up reprocess dlq dead_letter autoscale autoscales
        scale_up scale_out add_more read_from reads_from return returns show
        shows reject rejects hold holds continue continues still reassign
        reassigned rewind coalesce coalescing warm warmed timeout timeouts
        deadline quorum standby compensate compensates cancel cancels refund
        reconcile reconciles reconciliation jitter drop drops isolate isolated
        bulkhead cap capped detect detects healthcheck health_check lease
        expires ttl heartbeat heartbeats survives survive tolerate tolerates
        free freed frees next
        keeps_working keep_working tombstone pick_up picks_up redirect drain
        drained again later becomes_the becomes_new becomes_primary becomes_leader
        stops_sending changes_nothing
        nothing_is_lost no_effect works goes_on go_on carry_on carries_on nobody
        no_one refill refills refilled resync resend resends resent moves
        resubscribe resubscribes covers repair repairs turn_off turns_off
        works_through shifts untouched evacuate evacuates resort redirected
        keep_playing keeps_playing remain_valid remains_valid
    """,
    "operation": """
        times divided multiplied multiply divide per plus gives makes equals
        roughly about is so call_it works_out comes_to that_is total
    """,
    "verb": """
        is are was were be been being am has have had having do does did doing
        can could will would shall should may might must need needs needed want
        wants get gets got getting give gives go goes going went make makes made
        making take takes let lets know knows say says said see sees ask asks
        think means mean works work run runs running happens happen become
        becomes stay stays live lives sit sits hold holds keep keeps kept add
        adds added remove removes removed create creates created send sends sent
        receive receives received write writes wrote written writing read reads
        reading fetch fetches fetched return returns returned call calls called
        publish publishes published consume consumes consumed subscribe
        subscribes emit emits push pushes pushed pull pulls pulled insert
        inserts inserted update updates updated delete deletes deleted save
        saves saved persist persists persisted append appends appended serve
        serves served handle handles handled process processes processed scale
        scales scaled split splits grow grows fits fit cost costs pay pays
        choose chooses chose use uses used using pick picks move moves moved
        merge merges merged hit hits reach reaches avoid avoids reduce reduces
        increase increases lose loses lost fail fails failed die dies break
        breaks retry retries rebuild rebuilds recover recovers expire expires
        evict evicts evicted shard shards sharded partitioned replicate
        replicates replicated indexed cached stored stores routed routes
        connects connect opens open closes close upload uploads uploaded
        download downloads encode encodes encoded transcode deliver delivers
        delivered notify notifies follow follows post posts start starts begin
        begins stop stops check checks checked verify verifies validate
        validates generate generates compute computes computed count counts
        counted match matches matched accept accepts accepted decline show shows
        shown assume assumes leave leaves left skip skips tell tells told allow
        allows lets depend depends changes change changed compare wait waits
        drop drops dropped hide lag lags limit limits limited throttle protect
        protects measure measures alert monitor watch watches page degrade
        degrades survive survives promote promotes replay replays dedupe dedupes
        hydrate hydrates paginate rank ranks ranked sort sorts sorted filter
        filters filtered join joins group groups bound bounded guarantee
        guarantees ensure ensures prevent prevents solve solves separate
        separates isolate isolates own owns owned dont doesnt didnt cant cannot
        wont isnt arent wouldnt im ive youre theyre weve theres thats its
    """,
    "benefit": """
        improve improves improving increase increases increasing enhance
        enhances ensure ensures ensuring provide provides providing help helps
        helping achieve achieves boost boosts guarantee guarantees enable
        enables enabling optimize optimise optimizes reduce reduces reducing
    """,
    "advice": """
        important crucial essential key_to best_practice best_practices
        in_general generally always_important should_always one_must
        it_is_necessary modern_systems distributed_systems large_systems
        many_companies most_companies nowadays in_todays widely_used
        commonly_used popular is_known well_known plays_a_role technique
        that_allows is_a_process is_the_process process_of concept_of refers_to
        is_defined also_known is_called is_a_technique is_a_method is_a_way
        is_a_pattern is_a_strategy is_a_type is_a_system is_a_tool is_a_database
        is_a_distributed is_an_open_source is_an_important is_one_of
        never_underestimate keep_in_mind
    """,
}

_QUALITIES: Final = frozenset(
    """
    performance scalability reliability availability latency efficiency security
    throughput experience maintainability flexibility robustness resilience speed
    quality stability durability consistency load
    """.split()
)
_ARROW: Final = re.compile(r"->|=>|→|⇒|➜|➔|>>")
_RELATION: Final = re.compile(
    r"->|=>|→|⇒|➜|[=≈:;(|↔]|\s[-–—/]\s"
    r"|\b(?:by|per|via|with|from|into|to|on|for|behind|when|if|in|as|through|after|before)\b"
)
_PERSON: Final = re.compile(
    r"\b(?:I|i|[Ww]e|[Oo]ur|OUR|[Mm]y|[Uu]s|[Ll]et['\u2019]?s|WE)\b"
)


_DIGITS: Final = re.compile(r"\d[\d.,_]*")
_CONCLUDES: Final = re.compile(r"(?:->|=>|→|⇒|➜)\s*(?=[^\d\s~≈$€]*[A-Za-z'])[^\d~≈]{2}")
_WEIGHED: Final = re.compile(
    r"\bprefer(?:red|s)?\b[^.;:]{3,60}\bto\b"
    r"|^\W*[\w /'-]{2,30} (?:over|>{1,2}|beats?) [\w /'-]{2,30}[:;,(—–]"
    r"|, not (?:an? |the )?\w|\bpreferred to\b",
    re.IGNORECASE,
)
_MORE_THAN: Final = re.compile(
    r"\b(?:cheaper|simpler|faster|easier|safer|better|worse|slower|dearer"
    r"|(?:more|less) \w+)\b[^.;:]{0,30}\bthan\b",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r", as (?:its?|they|we|there|each|this|that|the|an?|one|no)\b"
    r"|^\W*[\w /'-]{2,30} (?:over|vs\.?|>{1,2}|beats) [\w /'-]{2,30}[:(—–].*\d",
    re.IGNORECASE,
)


_SHORT_VERB: Final = re.compile(
    r"\b(?:it|that|there|he|she|what|who|here|which|this|\w*id|one)['\u2019]s\b",
    re.IGNORECASE,
)


def _index() -> dict[str, tuple[tuple[tuple[str, ...], Mark], ...]]:
    filed: dict[str, list[tuple[tuple[str, ...], Mark]]] = defaultdict(list)
    for mark, text in _LISTS.items():
        for phrase in text.split():
            first, *rest = phrase.split("_")
            filed[first].append((tuple(rest), mark))
    return {word: tuple(entries) for word, entries in filed.items()}


_FILED: Final = _index()
_MARKS_OF_WORDS: Final = frozenset(_FILED)


def marks_of(words: Sequence[str]) -> dict[Mark, tuple[int, ...]]:
    """Return the marks in a sentence and the places of the words that make them."""
    found: dict[Mark, list[int]] = {}
    for n, word in enumerate(words):
        for rest, mark in _FILED.get(word, ()):
            if not rest or tuple(words[n + 1 : n + 1 + len(rest)]) == rest:
                found.setdefault(mark, []).append(n)
    return {mark: tuple(places) for mark, places in found.items()}


def marks_of_signs(text: str) -> dict[Mark, tuple[int, ...]]:
    """Return the marks that no single word makes: arrows, `X over Y:`, `prefer X to Y`.

    Places are negative, so that no word of the sentence is taken for two marks.
    """
    found: dict[Mark, tuple[int, ...]] = {}
    arrow = _CONCLUDES.search(text)
    if arrow and len(_DIGITS.findall(text, 0, arrow.start())) > 1:
        found["outcome"] = (-5,)
    if _WEIGHED.search(text):
        found["contrast"] = (-6,)
    if _MORE_THAN.search(text):
        found["contrast"] = (-6,)
    if _GIVEN.search(text):
        found["reason"] = (-7,)
    if _SHORT_VERB.search(text):
        found["verb"] = (-8,)
    return found


def points(text: str) -> bool:
    """Whether an arrow stands in a sentence."""
    return _ARROW.search(text) is not None


def relates(text: str) -> bool:
    """Whether something joins its words: a sign or a preposition, where no verb is."""
    return _RELATION.search(text) is not None


def personal(text: str) -> bool:
    """Whether the one who writes speaks of themselves and their design."""
    return _PERSON.search(text) is not None


def praises(words: Iterable[str]) -> bool:
    """Whether a quality of systems is named: performance, scalability."""
    return not _QUALITIES.isdisjoint(words)
