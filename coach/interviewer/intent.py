"""Whether a question is about the solution: then the answer is "your call".

A question about what to build with is the candidate's to answer, even where its words
are those of a fact ("can I cache the celebrities' tweets?"). Knows the trade's tools
and how people ask for leave; knows no case.
"""

import re
from collections.abc import Container
from typing import Final

from coach.interviewer.terms import terms
from coach.text.words import stems

_TOOLS: Final = """
    kafka redis memcached memcache cassandra postgres postgresql mysql mongodb mongo
    dynamodb dynamo spanner vitess rabbitmq sqs kinesis pulsar flink spark hadoop hbase
    elasticsearch opensearch lucene solr zookeeper etcd consul neo4j s3 blob nginx envoy
    kubernetes k8s docker lambda serverless sqlite clickhouse bigquery snowflake uuid
    sql nosql rdbms relational database db databases cache cached caching caches cdn
    shard shards sharding sharded partition partitions partitioning partitioned replica
    replicas replicate replicated replication queue queues broker microservice
    microservices monolith monolithic websocket websockets sse polling poll webhook grpc
    graphql rest protobuf thrift json jwt oauth token tokens cookie schema table tables
    column columns index indexes indices indexing join joins denormalize denormalise
    normalize precompute precomputed precomputing materialize materialized fanout
    pipeline cqrs outbox cdc saga raft paxos quorum leader primary master slave
    tombstone cursor pagination paginate offset endpoint endpoints gateway middleware
    proxy autoscale autoscaling container server servers algorithmically bloom trie
    geohash hybrid lru ttl lock locks transaction transactions acid batch batching cron
    worker workers stream streaming architecture hashing hash inverted bucket buckets
    cluster clusters node nodes backend cloud aws gcp azure java python golang rust
    """
_TOOL_PHRASES: Final = re.compile(
    r"\b(?:push or pull|pull or push|push vs pull|pull vs push|push and pull"
    r"|(?:push|pull) (?:model|based|approach)|on (?:read|write)s?\b"
    r"|(?:read|write) time|fan(?:ning)? out (?:to|on|service|worker|at|when|in|for)"
    r"|load balancers?|in memory|time series|object stor(?:e|age)|key value"
    r"|message (?:bus|broker|queue)|event (?:bus|sourcing|driven)|consistent hash"
    r"|rate limiter|circuit breaker|read replicas?|two phase|single point|soft delete"
    r"|data ?(?:structure|model|base)|tech(?:nology)? stack|trade offs?)\b"
)
_LEAVE: Final = re.compile(
    r"\b(?:(?:should|shall|can|could|may|must|might|do|would|will) (?:i|we)"
    r"|(?:want|like|prefer|expect) (?:me|us) to"
    r"|(?:ok|okay|fine|good|allowed|enough|alright|acceptable)"
    r" (?:if (?:i|we)|for me to|to)"
    r"|(?:am i|are we) allowed to)"
    r" (?:just |simply |also |rather |then |maybe )?"
    r"(?:use|store|split|put|choose|pick|go with|add|push|pull|send|merge"
    r"|separate|combine|run|deploy|host|start with|draw|model|copy|duplicate|scale"
    r"|implement|save|compute|calculate|fetch|query|load|place|build)\b"
)
_HOW: Final = re.compile(
    r"\b(?:how (?:do|should|would|can|could|will|shall|to)|what should|where should"
    r"|where do|where would|where can|which \w+ should|what \w+ should|what \w+ would"
    r"|which \w+ would) ?(?:i|we|you)?"
    r" (?:best |actually |then )?"
    r"(?:handle|store|scale|shard|implement|generate|avoid|prevent|make|keep|put|save"
    r"|deal|solve|design|build|model|split|distribute|compute|calculate|serve|deliver"
    r"|fan|push|pull|send|update|invalidate|paginate|choose|pick|find|fetch|protect"
    r"|detect|guarantee|ensure|achieve|reduce|improve|optimi[sz]e|structure|organi[sz]e"
    r"|reach|route|merge|replicate|recover|rebuild)\b"
)
_TOOL_STEMS: Final = frozenset(terms(stems(_TOOLS)))

TOOL_WORDS: Final = frozenset(_TOOLS.split())
"""The tools and techniques as they are written, for telling a slip from a new word."""


def names_tool(question_terms: tuple[str, ...], known: Container[str]) -> bool:
    """Say whether a tool is named that the case's facts do not speak of."""
    return any(term in _TOOL_STEMS and term not in known for term in question_terms)


def names_technique(plain: str) -> bool:
    """Say whether a technique of several words is named in the plain words."""
    return _TOOL_PHRASES.search(plain) is not None


def asks_leave(plain: str) -> bool:
    """Say whether the question asks for leave, or for the way, to build something."""
    return _LEAVE.search(plain) is not None or _HOW.search(plain) is not None


def is_tool(term: str) -> bool:
    """Say whether a term names a tool or technique."""
    return term in _TOOL_STEMS
