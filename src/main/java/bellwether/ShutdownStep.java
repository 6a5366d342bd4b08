package bellwether;

import java.time.Duration;
import java.util.Locale;

/// The steps of a stop in their order, each with the time it may take at most, when it must be over
/// whatever happened before it, and what is left of it when somebody is in a hurry. Platforms kill
/// 30 seconds after they have asked, some after less than the whole of them, so all is over in 28.
enum ShutdownStep {
    /// `/ready` says no, and for a while routers may still send requests.
    ANNOUNCEMENT(9_000, 9_000, 500),
    /// Requests in flight end, then the web server. With the announcement, 10 s are theirs by
    /// themselves.
    REQUESTS(11_000, 11_000, 1_000),
    /// What begins work by the clock.
    CLOCKS(1_000, 12_000, 500),
    /// Items in hand are finished or given back.
    JOBS(10_000, 17_000, 2_000),
    /// Whatever writes or sends what it still has: uses of keys, reports of faults.
    SERVICES(2_000, 19_000, 500),
    /// Connections to databases.
    CONNECTIONS(1_500, 20_500, 500),
    /// The embedded PostgreSQL: it has 5 s in any case, and more when the others needed less.
    DATABASE(25_000, 25_500, 5_000);

    /// When the process ends, even if the steps themselves hang.
    static final Duration LAST = Duration.ofMillis(27_200);

    private final Duration longest;
    private final Duration over;
    private final Duration hurried;

    ShutdownStep(long longestMillis, long overMillis, long hurriedMillis) {
        this.longest = Duration.ofMillis(longestMillis);
        this.over = Duration.ofMillis(overMillis);
        this.hurried = Duration.ofMillis(hurriedMillis);
    }

    /// How long the step may take at most when it begins that long after the stop did.
    Duration bound(Duration sinceBegin, boolean inHurry) {
        Duration left = over.minus(sinceBegin);
        Duration most = inHurry ? hurried : longest;
        Duration bound = left.compareTo(most) < 0 ? left : most;
        return bound.isNegative() ? Duration.ZERO : bound;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
