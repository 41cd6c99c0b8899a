"""Words that stand for each other wherever somebody tells of a system.

A pattern of a concept names a family by `@`: `@breaks` is filled by "dies" as well as
by "goes dark". Owns the lists; they are of the language and the trade, not of a case.
`_` joins the words of a phrase. Endings need not be listed where the stem is the same.
"""

from collections.abc import Iterator
from typing import Final

_TEXT: Final = """
@breaks: die | dead | death | fail | failure | crash | down | lose | loss | gone |
    go_away | vanish | disappear | break | broken | broke | burn | fire | dark |
    unreachable | unavailable | unresponsive | offline | outage | kill | restart |
    reboot | hang | hung | stuck | wipe | empty | cold | fall_over | falls_over |
    fell_over | blow_up | blows_up | explode | collapse | melt | evict | corrupt |
    interrupt | cut | sever | partition
@slow: slow | slower | slowly | lag | behind | delay | late | timeout | time_out |
    times_out | timed_out | degrade | overload | saturate | backlog | pile_up |
    piles_up | clog | choke | stall | drown | swamp | full | throttle | hiccup |
    drag
@many: all | every | everybody | everyone | many | million | thousand | hundred | k
    | flood | storm | herd | stampede | rush | spike | surge | burst | wave | crowd
    | avalanche | mass
@machine: node | box | machine | server | host | instance | vm | pod | container |
    process | worker | replica | hardware | rack | daemon | task | broker
@shard: shard | partition | slice | bucket | range | split | segment | vnode | slot
    | piece
@store: db | database | store | storage | table | postgres | postgresql | mysql |
    aurora | dynamo | dynamodb | cassandra | scylla | spanner | cockroach |
    cockroachdb | mongo | mongodb | hbase | bigtable | vitess | sql | sqlite |
    oracle | rocksdb | kv | disk | row
@cache: cache | redis | memcache | memcached | ram | memory | in_memory | lru |
    valkey
@queue: queue | log | stream | topic | kafka | kinesis | sqs | pulsar | nats |
    rabbit | rabbitmq | pubsub | bus | event | outbox | cdc | broker | backlog
@blob: s3 | bucket | blob | object_store | object_storage | gcs | minio | file |
    azure
@cdn: cdn | edge | pop | cloudfront | akamai | fastly | cloudflare | open_connect
@region: region | zone | az | datacenter | data_center | dc | site | continent |
    coast | facility | location
@gateway: gateway | lb | load_balancer | balancer | proxy | nginx | envoy |
    front_door | ingress | edge | frontend | front_end | connection_server |
    socket_server
@socket: websocket | socket | connection | ws | wss | stream | sse | long_poll |
    mqtt | grpc_stream | open_connection | push_channel | line
@client: client | phone | app | device | browser | handset | mobile | player | tv |
    tablet | laptop | screen | tab
@people: user | people | person | somebody | someone | member | customer | human |
    guy | folk | everyone | everybody
@stored: store | save | write | persist | keep | put | insert | append | commit |
    record | land | log | durable | upsert | file
@read: read | fetch | get | load | query | look_up | lookup | scan | pull | select |
    open | retrieve | serve
@again: again | retry | resend | re-send | repeat | replay | redeliver | twice |
    duplicate | second_time | two_times | double | rerun | re-run | resubmit |
    reissue
@harmless: idempotent | idempotency | dedupe | dedup | deduplicate | no-op | noop |
    no_op | harmless | ignore | skip | same_id | same_key | unique | on_conflict |
    once | discard
@copies: replica | replicate | copy | standby | follower | secondary | backup |
    mirror | quorum | raft | paxos | redundant | spare
@takeover: promote | fail_over | failover | take_over | takes_over | takeover |
    elect | switch | reroute | redirect | move | shift | swap | reassign | step_in |
    steps_in
@fallback: fall_back | fallback | degrade | instead | approximate | stale |
    last_known | skip | breaker | circuit | default | cached | still | anyway |
    keep_working | goes_on | go_on | continue | carry_on | hide | without
@rebuild: rebuild | refill | repopulate | recompute | replay | rehydrate | recover |
    restore | reload | warm | regenerate | fill | resync | backfill | self-heal |
    heal
@expire: expire | ttl | timeout | evict | age_out | ages_out | drop | forget | old |
    older | stale | lapse | fade | remove | delete | purge | clean | gc
@later: later | async | asynchronous | asynchronously | background | afterwards |
    after | eventually | behind | offline | deferred | defer | lazily | lazy |
    own_time | not_wait | does_not_wait | doesnt_wait | off_the_path | off_path |
    out_of_band
@never: never | not | no | cannot | cant | can't | mustnt | must_not | wont |
    impossible | forbid | forbidden | nobody | none | neither
@must: must | have_to | has_to | need | guarantee | always | invariant | rule |
    promise | require | strictly | insist
@one: one | single | exactly_one | at_most_one | only_one | sole | same
@two: two | both | second | another | other | twice | double | pair
@strict: strict | strong | strongly | consistent | consistency | linearizable |
    linearisable | serializable | serialisable | transactional | transaction | acid
    | exact | correct | right | never_wrong | atomic
@loose: eventual | eventually | loose | stale | staleness | late | behind | lag |
    delay | approximate | best_effort | best-effort | lossy | fuzzy | old | lost |
    may_miss | seconds_old | up_to_date
@cheap: cheap | cheaper | small | smaller | tiny | little | trivial | nothing | easy
    | easily | negligible | fit | fits | peanuts | save | less | fewer
@dear: expensive | costly | dear | cost | price | pay | bill | money | dollar |
    budget | overhead | waste | burn
@hot: hot | hotspot | hottest | skew | skewed | uneven | celebrity | overload |
    concentrate | busiest | busy | crowd | pile
@grow: grow | growth | scale | 10x | double | ten_times | tenfold | bigger | larger
    | more | triple | outgrow | beyond
@measure: measure | metric | monitor | alert | alarm | dashboard | graph | track |
    watch | page | p99 | p95 | percentile | slo | sli | observe | trace | chart |
    pager | ratio | rate
@test: test | try | trial | experiment | a/b | ab | pilot | canary | shadow |
    rollout | roll_out | gradual | flag | dark_launch | one_city | small
@undo: back | roll_back | rollback | revert | undo | flag | switch_off | kill_switch
    | abort | old_way | flip | reverse
@choose: choose | chose | pick | prefer | take | go_with | go_for | rather | instead
    | over | use | favour | favor | opt | settle | vote
@why: because | since | so | therefore | otherwise | reason | cause | cuz | cos |
    else | that's_why | thats_why | hence | thus | means
@against: instead | rather | over | than | not | vs | versus | alternative | against
    | other_option | could | whereas | while | but | or | compared
@weak: weak | weakness | weakest | worry | worried | unsure | not_sure | risk |
    risky | scare | fragile | downside | drawback | price | flaw | gap | bet |
    unhappy | honest | ugly | sore
@hardpart: hard | hardest | hard_part | difficult | crux | tricky | interesting |
    core | heart | key_problem | real_problem | meat | challenge | trickiest |
    where_it_hurts
@firstly: first | start | begin | then | next | plan | order | agenda | outline |
    after_that | focus | spend | deep_dive | go_deep | go_deeper | zoom
@recap: recap | summary | summarise | summarize | sum_up | to_sum | wrap_up | so_far
    | overall | in_short | to_conclude | final_picture | decided | bottom_line |
    settled
@checkin: ok_with_you | okay_with_you | sound | make_sense | makes_sense | agree |
    happy_with | fine_with_you | shall_i | should_i | want_me | would_you_like |
    anything_you | stop_me
@assume: assume | assumption | suppose | say | let's_say | lets_say | guess |
    guesstimate | given | take | presume | i'll_take | figure | estimate | imagine |
    reckon
@leaveout: out | skip | without | leave | park | parked | ignore | exclude | no |
    not | drop | cut | later | another_day | v2 | separate | elsewhere | won't |
    wont | not_design
@latency: latency | ms | millisecond | second | fast | quick | quickly | instant |
    p99 | p95 | wait | within | under | slower_than | deadline | snappy
@perday: day | daily | month | monthly | week | hour | year | yearly | annual
@persecond: rps | qps | tps | per_second | a_second | second | sec | /s | s | hz
@peak: peak | burst | spike | rush | busiest | worst | evening | prime_time | friday
    | max | maximum | times_the_average | surge
@bytes: byte | kb | mb | gb | tb | pb | kilobyte | megabyte | gigabyte | terabyte |
    petabyte | gig | meg | tera | peta | kib | mib | gib | tib
@rows: table | row | column | field | pk | primary_key | key | schema | record |
    document | item | entity | collection | index
@call: get | post | put | patch | delete | endpoint | call | rpc | api | method |
    request | mutation | query | route
@order: order | ordered | sequence | seq | sort | sorted | monotonic | number |
    numbered | before | after | in_line | position
@conditional: if | where | when | only | conditional | condition | cas | compare |
    compare-and-set | version | constraint | unique | transaction | atomic | lock |
    rows_affected | zero_rows | 0_rows | expected
@window: last | recent | newest | latest | window | first_page | top | cap | limit |
    trim
"""


def _read(text: str) -> Iterator[tuple[str, str]]:
    for entry in text.strip().split("\n@"):
        name, _, words = entry.partition(":")
        alternatives = ("_".join(word.split()) for word in words.split("|"))
        yield name.removeprefix("@").strip(), "|".join(alternatives)


FAMILIES: Final = dict(_read(_TEXT))
"""Name of a family → its words, as a group of a pattern is written."""
