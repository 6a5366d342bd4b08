package bellwether.platform.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The counts of this instance. A count that nobody has asked for during a window would be full
/// again, so it is forgotten. Of more than `MOST` those are forgotten first that were asked for
/// least: a crowd of new addresses pushes itself out, and not those who call often.
final class MemoryCounts {
    static final int MOST = 50_000;

    private final InstantSource clock;
    private final WallClock meter;
    private final Cache<RequestCounter, Bucket> buckets;

    MemoryCounts(InstantSource clock) {
        this.clock = clock;
        this.meter = new WallClock(clock);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterAccess(RequestCounter.WINDOW.multipliedBy(2))
                        .ticker(meter::currentTimeNanos)
                        .executor(Runnable::run)
                        .build();
    }

    Quota take(RequestCounter counter) {
        ConsumptionProbe probe = bucket(counter).tryConsumeAndReturnRemaining(1);
        return quota(counter, probe.isConsumed(), probe.getRemainingTokens());
    }

    Quota look(RequestCounter counter) {
        long left = bucket(counter).getAvailableTokens();
        return quota(counter, left > 0, left);
    }

    /// Leaves nothing of this window.
    void drain(RequestCounter counter) {
        bucket(counter).tryConsumeAsMuchAsPossible();
    }

    Quota quota(RequestCounter counter, boolean granted, long left) {
        Instant now = clock.instant();
        return new Quota(granted, left, Duration.between(now, counter.end(now)));
    }

    /// How many are kept.
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket(RequestCounter counter) {
        return buckets.get(counter, this::make);
    }

    private Bucket make(RequestCounter counter) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(counter.bucket(clock.instant()).getBandwidths()[0])
                .build();
    }
}
