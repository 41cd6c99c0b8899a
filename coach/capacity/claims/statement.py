"""One statement in a sentence: what is claimed, from which givens, how it is announced.

Owns the words that make a statement doubtful. Must not compute.
"""

from dataclasses import dataclass

from coach.capacity.claims.amount import Amount
from coach.capacity.claims.markers import Gap
from coach.capacity.claims.sentences import Sentence

# Measured, compared, limited or wished for: not computed.
BLOCKERS = frozenset(
    "not never unless limit limits limited quota timeout timeouts ttl capped maximum "
    "minimum max min was were had took went measured observed instead rather versus "
    "vs compared target targets targeted price version port beyond exceed exceeds "
    "below above fewer p50 p95 p99 median latest worst best except excluding without "
    "before after until than unlike whereas although but though could might may "
    "perhaps maybe hope hopefully ideally should recommended recommend typical".split()
)
# Harmless in spite of their place in the list above, in some company.
_EXCUSED = {
    "may": frozenset({"down"}),
    "than": frozenset({"more", "less"}),
    "before": frozenset({"replication", "compression"}),
    "after": frozenset(
        {"year", "month", "years", "months", "replication", "compression"}
    ),
    "without": frozenset({"growth", "replication", "compression", "replicas"}),
}
RESERVE = frozenset(
    "utilisation utilization utilised utilized capacity headroom full load loaded busy "
    "efficiency efficient".split()
)
_SPARE = RESERVE | frozenset("spare spares safety redundancy reserve failover".split())
LESS = frozenset(
    "less faster cheaper smaller fewer compressed compression shrinks shrink reduces "
    "reduced halves divided split".split()
)
ADDED = frozenset(
    "add adds added adding plus overhead extra more growth grow grows growing "
    "increase increases headroom reserve spare surcharge margin".split()
)
_AT_ONCE = frozenset({"concurrent", "simultaneous", "parallel", "inflight"})
_SHARING = frozenset("average averages mean shared split parallel amortised".split())
SHARED = frozenset(
    "hit hits miss misses fail fails failed failing failure failures error errors "
    "leaves left leave leaving origin remaining remain remains free saved saving "
    "saves savings discount lost lose loses drop drops dropped rest database db "
    "backend unavailable down cheaper smaller reduces reduced reduction cuts cut "
    "absorbs absorbed cached serves served offload offloads filtered removes "
    "removed".split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claimed result with all that stands before it.

    Attributes:
        sentence: Where it stands.
        at: The index of the claimed amount.
        givens: The indices of the amounts it may follow from, in order.
        gap: What announces the result.
        context: Amounts of earlier sentences in the same block, the latest first.
        spoken: Stems of the words of the sentence before.
    """

    sentence: Sentence
    at: int
    givens: tuple[int, ...]
    gap: Gap
    context: tuple[Amount, ...]
    spoken: frozenset[str] = frozenset()

    @property
    def claim(self) -> Amount:
        """The claimed amount."""
        return self.sentence.amount(self.at)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The givens themselves."""
        return tuple(self.sentence.amount(at) for at in self.givens)

    def says(self, words: frozenset[str]) -> bool:
        """Whether the sentence has one of the words, nouns of amounts included."""
        return not self.sentence.said.isdisjoint(words)

    @property
    def at_once(self) -> bool:
        """Whether the claim counts what is in flight at the same time."""
        if any(word.lower() in _AT_ONCE for word in self.claim.words):
            return True
        after = self.sentence.items[self.at + 1 : self.at + 3]
        words = [item.text.lower() for item in after if not isinstance(item, Amount)]
        return words in (["in", "flight"], ["at", "once"], ["in", "parallel"])

    @property
    def spare(self) -> bool:
        """Whether more than needed is told on purpose: 8 nodes at 50 % load."""
        after: list[str] = []
        for item in self.sentence.items[self.at + 1 : self.at + 8]:
            after += item.words if isinstance(item, Amount) else (item.text.lower(),)
        return self.claim.plain and not _SPARE.isdisjoint(after)

    @property
    def doubtful(self) -> bool:
        """Whether the words tell of a measurement, a limit, a wish or a comparison."""
        start = self.givens[0] if self.givens else 0
        words = self.sentence.words(max(0, start - 6), self.at + 1)
        present = frozenset(words)
        for word in present & BLOCKERS:
            if not present & _EXCUSED.get(word, frozenset()):
                return True
        return any(
            getattr(item, "kind", "") == "cmp"
            for item in self.sentence.items[start : self.at]
        )

    @property
    def of_each(self) -> bool:
        """Whether a count comes before what each of them is: 3 trips of 80 ms each."""
        if len(self.givens) != 2 or self.claim.each or self.claim.under:
            return False
        count, size = self.amounts
        if count.kind != "count" or size.dim != self.claim.dim or size.plain:
            return False
        between = self.sentence.words(self.givens[0], self.givens[1])
        return between in (["of"], ["at"]) and not self.says(_SHARING)
