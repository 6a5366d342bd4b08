package bellwether.platform.http.limits;

import bellwether.platform.http.RateGroup;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// What is counted together: one caller's requests of one group.
record RequestCounter(RateGroup group, String caller, int perMinute) {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /// When the minute that `now` lies in ends for this caller. Every instance comes to the same
    /// end without asking another, and not all callers begin anew at once.
    Instant end(Instant now) {
        long window = WINDOW.toMillis();
        long offset = Math.floorMod(caller.hashCode(), window);
        long begun = Math.floorDiv(now.toEpochMilli() - offset, window);
        return Instant.ofEpochMilli((begun + 1) * window + offset);
    }

    BucketConfiguration bucket(Instant now) {
        return BucketConfiguration.builder()
                .addLimit(
                        Bandwidth.builder()
                                .capacity(perMinute)
                                .refillIntervallyAligned(perMinute, WINDOW, end(now))
                                .build())
                .build();
    }

    /// Its name in Redis; another limit counts apart, so that it holds from the first request on.
    byte[] key() {
        return "bellwether:rate:%s:%d:%s"
                .formatted(group.text(), perMinute, caller)
                .getBytes(StandardCharsets.UTF_8);
    }
}
