package bellwether.platform.http.limits;

import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Counts requests here and, when there is a Redis, together with the other instances that use it.
/// What is refused here is refused without asking Redis, so that whoever asks too much costs
/// nothing; and what was counted here still counts when Redis goes away.
public final class RequestCounts implements Quotas, AutoCloseable {
    /// How long a request waits for Redis: many times what a healthy one takes.
    static final Duration PATIENCE = Duration.ofMillis(50);

    private final MemoryCounts here;
    private final Optional<SharedCounts> shared;

    /// Begins to count; a Redis that is away is waited for in the background.
    public RequestCounts(InstantSource clock, Optional<RedisAddress> redis) {
        this(clock, redis, PATIENCE);
    }

    RequestCounts(InstantSource clock, Optional<RedisAddress> redis, Duration patience) {
        this.here = new MemoryCounts(clock);
        this.shared = redis.map(address -> new SharedCounts(address, clock, patience));
    }

    @Override
    public Quota take(RequestCounter counter) {
        Quota own = here.take(counter);
        if (!own.granted() || shared.isEmpty()) {
            return own;
        }
        return shared.get().take(counter).map(all -> together(counter, own, all)).orElse(own);
    }

    private Quota together(RequestCounter counter, Quota own, Quota all) {
        if (all.left() == 0) {
            here.drain(counter);
        }
        return new Quota(
                all.granted(), Math.min(all.left(), own.left()), all.untilNext(), all.untilFull());
    }

    @Override
    public Quota look(RequestCounter counter) {
        return here.look(counter);
    }

    @Override
    public void giveBack(RequestCounter counter) {
        here.giveBack(counter);
        shared.ifPresent(counts -> counts.giveBack(counter));
    }

    /// What looks for a Redis that is away, when there is to be one.
    public Optional<LoopView> loop() {
        return shared.map(SharedCounts::loop);
    }

    @Override
    public void close() {
        shared.ifPresent(SharedCounts::close);
    }
}
