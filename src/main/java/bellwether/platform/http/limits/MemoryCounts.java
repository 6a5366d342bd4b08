package bellwether.platform.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// The counts of this instance. A count that nobody has asked for while it filled is full again, so
/// it is forgotten. Of more than `MOST` those are forgotten first that were asked for least: a
/// crowd of new addresses pushes itself out, and not those who call often.
final class MemoryCounts {
    static final int MOST = 50_000;

    /// A clock that is this far behind what it was has been set back.
    private static final long STEP = Duration.ofSeconds(2).toNanos();

    private final InstantSource clock;
    private final WallClock meter;
    private final Cache<RequestCounter, Bucket> buckets;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE + STEP);

    MemoryCounts(InstantSource clock) {
        this.clock = clock;
        this.meter = new WallClock(clock);
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfter(
                                Expiry.<RequestCounter, Bucket>accessing(
                                        (counter, _) -> kept(counter)))
                        .ticker(meter::currentTimeNanos)
                        .executor(Runnable::run)
                        .build();
    }

    Quota take(RequestCounter counter) {
        ConsumptionProbe probe = bucket(counter).tryConsumeAndReturnRemaining(1);
        return quota(probe);
    }

    static Quota quota(ConsumptionProbe probe) {
        return new Quota(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    Quota look(RequestCounter counter) {
        EstimationProbe probe = bucket(counter).estimateAbilityToConsume(1);
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return new Quota(probe.canBeConsumed(), probe.getRemainingTokens(), wait, wait);
    }

    /// Leaves nothing of what there is now.
    void drain(RequestCounter counter) {
        bucket(counter).tryConsumeAsMuchAsPossible();
    }

    void giveBack(RequestCounter counter) {
        bucket(counter).addTokens(1);
    }

    /// How many are kept.
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /// Twice as long as it takes to fill, so that one that is nearly full is not forgotten as full.
    private static Duration kept(RequestCounter counter) {
        return counter.allowance().toFill().multipliedBy(2);
    }

    /// From what was counted ahead of the clock nothing would come back until the clock is there
    /// again, which may take hours; so it is forgotten.
    private Bucket bucket(RequestCounter counter) {
        long now = meter.currentTimeNanos();
        long before = latest.getAndUpdate(last -> isSetBack(last, now) ? now : Math.max(last, now));
        if (isSetBack(before, now)) {
            buckets.invalidateAll();
        }
        return buckets.get(counter, this::make);
    }

    private static boolean isSetBack(long before, long now) {
        return now < before - STEP;
    }

    private Bucket make(RequestCounter counter) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(counter.allowance().bucket(clock.instant()).getBandwidths()[0])
                .build();
    }
}
