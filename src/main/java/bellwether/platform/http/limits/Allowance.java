package bellwether.platform.http.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.Instant;

/// How much a caller may ask for.
///
/// @param most requests that may come at once, when none came for a while
/// @param refill requests that a window brings back
/// @param steady whether they come back one by one, or all of them when the window ends
public record Allowance(int most, int refill, Duration window, boolean steady) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// So many a minute, and up to `burst` at once.
    public static Allowance perMinute(int rate, int burst) {
        return new Allowance(burst, rate, MINUTE, true);
    }

    /// So many a minute, all of them at once if need be.
    public static Allowance perMinute(int rate) {
        return perMinute(rate, rate);
    }

    /// So many in each hour of the clock.
    public static Allowance perHour(int most) {
        return new Allowance(most, most, Duration.ofHours(1), false);
    }

    /// So many in each day, which begins at midnight UTC.
    public static Allowance perDay(int most) {
        return new Allowance(most, most, Duration.ofDays(1), false);
    }

    /// How long it takes to be full again after everything was used.
    Duration toFill() {
        return steady ? window.multipliedBy(most).dividedBy(refill) : window;
    }

    BucketConfiguration bucket(Instant now) {
        Bandwidth bandwidth =
                steady
                        ? Bandwidth.builder().capacity(most).refillGreedy(refill, window).build()
                        : Bandwidth.builder()
                                .capacity(most)
                                .refillIntervallyAligned(refill, window, end(now))
                                .build();
        return BucketConfiguration.builder().addLimit(bandwidth).build();
    }

    /// When the window that `now` lies in ends; the same for every instance, which none has to ask.
    private Instant end(Instant now) {
        long length = window.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), length) + 1) * length);
    }

    /// As people say it, such as `600/min`.
    String text() {
        String unit =
                switch ((int) window.toMinutes()) {
                    case 1 -> "min";
                    case 60 -> "hour";
                    default -> "day";
                };
        return "%d/%s".formatted(refill, unit);
    }
}
