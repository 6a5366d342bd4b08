package bellwether.platform.jobs;

/// What the engine counts. Those marked as a bug stay at zero when all is right.
public enum EngineCounter {
    /// Jobs made by this process.
    CREATED,
    /// Items claimed.
    CLAIMED,
    /// Items done.
    DONE,
    /// Items failed for good.
    FAILED,
    /// Failed tries that will be repeated.
    RETRIED,
    /// Items that wait for their turn.
    POSTPONED,
    /// Items given back untouched.
    RELEASED,
    /// Outcomes dropped because the item's lease was lost.
    LEASE_LOST,
    /// Outcomes found stored already, after an answer to a commit had been lost.
    SETTLED_BEFORE,
    /// Items that a lost answer to a claim had left running, given back.
    FORGOTTEN,
    /// Waiting items made ready.
    PROMOTED,
    /// Items taken from silent processes.
    RESCUED,
    /// Items given up after several processes died or hung with them.
    QUARANTINED,
    /// Batches given up at their deadline.
    OVERDUE,
    /// Flushes repeated item by item because one item's data could not be stored.
    ISOLATED,
    /// Times this process' heart had stopped for so long that it took its hands off its items.
    FENCED,
    /// A bug: items that a living process had for far longer than it may, given to others.
    ABANDONED,
    /// Old jobs removed.
    RETIRED,
    /// A bug: items without a job.
    ORPHANED,
    /// A bug: outcomes that could neither be stored nor failed.
    DROPPED,
    /// A bug: jobs whose counters a recount had to repair.
    REPAIRED
}
