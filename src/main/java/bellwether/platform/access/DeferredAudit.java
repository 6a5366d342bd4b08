package bellwether.platform.access;

import bellwether.platform.base.DeniedRequest;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is written later, and not while a request waits: when keys and sessions were used, and
/// which requests were denied. Denied ones are counted, so that a flood of them makes a bounded
/// number of rows.
public final class DeferredAudit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredAudit.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /// Kinds of denials that are told apart within a minute; the rest is counted together.
    static final int MOST_KINDS = 500;

    private static final Kind OTHERS = new Kind("", "", "others", "several", "several");

    private record Kind(String key, String owner, String route, String code, String client) {}

    private record Count(Instant first, String requestId, int times) {
        Count and(Count later) {
            return new Count(first, requestId, times + later.times);
        }
    }

    private final KeyDao keys;
    private final SessionDao sessions;
    private final AuditDao audit;
    private final InstantSource clock;
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
    private final Map<Long, Instant> seen = new ConcurrentHashMap<>();
    private final Map<Kind, Count> denials = new ConcurrentHashMap<>();
    private final Loop writing = Loop.every(EVERY, "access ledger", this::tryToWrite);

    DeferredAudit(KeyDao keys, SessionDao sessions, AuditDao audit, InstantSource clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    void start() {
        writing.start(EVERY);
    }

    LoopView loop() {
        return writing.view();
    }

    void used(UUID key) {
        uses.put(key, clock.instant());
    }

    void seen(BrowserSession session) {
        seen.put(session.id(), clock.instant());
    }

    /// The session with what is not written yet.
    BrowserSession current(BrowserSession stored) {
        Instant at = seen.get(stored.id());
        return at == null ? stored : stored.seen(at);
    }

    void denied(DeniedRequest denial) {
        Kind kind =
                new Kind(
                        denial.key(),
                        denial.owner(),
                        denial.route(),
                        denial.code(),
                        denial.client());
        boolean told = denials.size() < MOST_KINDS || denials.containsKey(kind);
        denials.merge(
                told ? kind : OTHERS,
                new Count(clock.instant(), denial.requestId(), 1),
                Count::and);
    }

    /// Writes what there is; what cannot be written is kept for the next time.
    public void write() {
        Map<UUID, Instant> now = Map.copyOf(uses);
        if (!now.isEmpty()) {
            keys.used(now);
            now.forEach(uses::remove);
        }
        Map<Long, Instant> requests = Map.copyOf(seen);
        if (!requests.isEmpty()) {
            sessions.seen(requests);
            requests.forEach(seen::remove);
        }
        denials.keySet().forEach(this::write);
    }

    private void write(Kind kind) {
        Count count = denials.remove(kind);
        if (count == null) {
            return;
        }
        try {
            audit.insert(
                    new AuditEntry(
                            0,
                            count.first(),
                            kind.key(),
                            kind.owner(),
                            "access.denied",
                            kind.route(),
                            kind.code(),
                            count.requestId(),
                            kind.client(),
                            count.times()));
        } catch (RuntimeException e) {
            denials.merge(kind, count, (later, earlier) -> earlier.and(later));
            throw e;
        }
    }

    private void tryToWrite() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Writing uses of keys and sessions and denied requests failed and will be retried: {}",
                    e.toString());
        }
    }

    @Override
    public void close() {
        writing.close();
        tryToWrite();
    }
}
