package bellwether.trading.strategy.mark;

import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// How the duties of trading stand, whichever process asks.
public final class DutyReport {
    private final Jdbi jdbi;
    private final Duties duties;
    private final InstantSource clock;
    private final MarkDao marks = new MarkDao();

    public DutyReport(Jdbi jdbi, Duties duties, InstantSource clock) {
        this.jdbi = jdbi;
        this.duties = duties;
        this.clock = clock;
    }

    /// All duties, those too that no process ever had.
    public List<DutyStanding> all() {
        Instant now = clock.instant();
        List<Duties.Standing> known = duties.standing();
        return jdbi.withHandle(h ->
                Arrays.stream(Duty.values())
                        .map(duty ->
                                standing(
                                        duty,
                                        known.stream()
                                                .filter(each -> each.duty() == duty)
                                                .findFirst(),
                                        reached(h, duty, now),
                                        now))
                        .toList());
    }

    private static DutyStanding standing(
            Duty duty, Optional<Duties.Standing> known, Optional<Instant> reached, Instant now) {
        return new DutyStanding(
                duty.key(),
                known.map(Duties.Standing::holder).orElse(null),
                known.filter(Duties.Standing::running).isPresent(),
                known.map(Duties.Standing::until).orElse(null),
                known.map(each -> lag(each.until(), now)).orElse(null),
                reached.orElse(null));
    }

    /// A duty is heard of when its lease is renewed.
    private static long lag(Instant until, Instant now) {
        return Math.max(0, Duration.between(until.minus(Duties.LEASE), now).toSeconds());
    }

    private Optional<Instant> reached(Handle h, Duty duty, Instant now) {
        return switch (duty) {
            case MATCH -> marks.newestMatched(h);
            case MARK -> marks.newestMinute(h, now);
        };
    }
}
