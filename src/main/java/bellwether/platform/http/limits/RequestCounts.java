package bellwether.platform.http.limits;

import bellwether.platform.http.RateGroup;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

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
    public Quota take(RateGroup group, String caller, int perMinute) {
        RequestCounter counter = new RequestCounter(group, caller, perMinute);
        Quota own = here.take(counter);
        if (!own.granted() || shared.isEmpty()) {
            return own;
        }
        OptionalLong left = shared.get().take(counter);
        if (left.isEmpty()) {
            return own;
        }
        long all = left.getAsLong();
        if (all <= 0) {
            here.drain(counter);
        }
        return here.quota(counter, all >= 0, Math.max(0, Math.min(all, own.left())));
    }

    @Override
    public Quota look(RateGroup group, String caller, int perMinute) {
        return here.look(new RequestCounter(group, caller, perMinute));
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
