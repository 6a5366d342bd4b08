package bellwether.market.feeds;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How many calls a provider still gets from us.
final class CallBudget {
    private final Bucket bucket;
    private final Duration between;
    private final InstantSource clock;
    private Instant given = Instant.MIN;

    CallBudget(int calls, Duration per, InstantSource clock) {
        this.between = per.dividedBy(calls);
        this.clock = clock;
        bucket =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, per))
                        .withCustomTimePrecision(new Meter(clock))
                        .build();
    }

    /// Takes one call, or says how long until there is one.
    Optional<Duration> take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    long left() {
        return bucket.getAvailableTokens();
    }

    /// How long until there is a call again; nothing while there is one.
    Optional<Duration> until() {
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    /// A turn for somebody who waits: not before `pause` is over, and one after the other as calls
    /// come back, so that many who wait do not all come at once for one call.
    ///
    /// @return how long until then
    synchronized Duration turn(Duration pause) {
        Instant now = clock.instant();
        Instant first = now.plus(pause);
        Instant next = given.equals(Instant.MIN) ? first : given.plus(between);
        given = next.isAfter(first) ? next : first;
        return Duration.between(now, given);
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
