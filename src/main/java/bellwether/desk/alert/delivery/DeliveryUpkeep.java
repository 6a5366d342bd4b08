package bellwether.desk.alert.delivery;

import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes digests that are due, ends what nobody will send, counts the queue, and removes what is
/// old.
final class DeliveryUpkeep implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final int SLICE = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryUpkeep.class);

    private final Jdbi jdbi;
    private final Notifier notifier;
    private final InstantSource clock;
    private final UpkeepDao upkeep = new UpkeepDao();
    private final PreferenceDao preferences = new PreferenceDao();
    private final Loop loop = LoopFaults.every(EVERY, "delivery upkeep", this::look);
    private volatile Optional<UpkeepDao.QueueCounts> counts = Optional.empty();

    DeliveryUpkeep(Jdbi jdbi, Notifier notifier, InstantSource clock) {
        this.jdbi = jdbi;
        this.notifier = notifier;
        this.clock = clock;
    }

    void start() {
        loop.start(Duration.ZERO);
    }

    LoopView loop() {
        return loop.view();
    }

    void look() {
        Instant now = clock.instant();
        jdbi.useTransaction(h -> upkeep.endHopeless(h, now));
        digests(now);
        counts = Optional.of(jdbi.withHandle(h -> upkeep.counts(h, now)));
    }

    /// One transaction for each owner; a fault in one keeps no other from its digest.
    int digests(Instant now) {
        List<String> due = jdbi.withHandle(h -> preferences.dueDigests(h, now));
        return due.stream().mapToInt(this::digest).sum();
    }

    private int digest(String owner) {
        try {
            return jdbi.inTransaction(h -> notifier.digest(h, owner));
        } catch (RuntimeException e) {
            LOG.error("The digest of {} failed and will be made at a later look", owner, e);
            return 0;
        }
    }

    /// How the queue was at the latest look.
    Optional<UpkeepDao.QueueCounts> counts() {
        return counts;
    }

    /// Removes what ended that long ago; for maintenance.
    CleanupResult retire(Duration kept) {
        Instant before = clock.instant().minus(kept);
        long removed = 0;
        int slice;
        do {
            slice = jdbi.inTransaction(h -> upkeep.removeOld(h, before, SLICE));
            removed += slice;
        } while (slice == SLICE);
        return new CleanupResult(removed, 0, List.of());
    }

    @Override
    public void close() {
        loop.close();
    }
}
