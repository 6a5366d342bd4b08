package bellwether.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many sessions have ended since the last bar.
final class Staleness {
    private static final double WHOLE = 20;

    private final SessionDays sessions;
    private final LocalDate last;
    private final LocalDate until;
    private final boolean synthetic;

    /// @param last the last bar's day
    /// @param ended the last session that is over
    /// @param delisted the first day without trading any more, if there is one
    Staleness(
            SessionDays sessions,
            LocalDate last,
            LocalDate ended,
            @Nullable LocalDate delisted,
            boolean synthetic) {
        this.sessions = sessions;
        this.last = last;
        this.until = delisted != null && !delisted.isAfter(ended) ? delisted.minusDays(1) : ended;
        this.synthetic = synthetic;
    }

    Optional<NotJudged> notJudged() {
        if (synthetic) {
            return Optional.of(
                    new NotJudged(Kind.STALE, "Invented bars keep no exchange's calendar."));
        }
        return isLate() && !sessions.isKnown(last.toEpochDay(), until.toEpochDay())
                ? Optional.of(
                        new NotJudged(
                                Kind.STALE,
                                "The sessions of %s are not known for all years from %d to %d."
                                        .formatted(
                                                sessions.mic(), last.getYear(), until.getYear())))
                : Optional.empty();
    }

    private boolean isLate() {
        return until.isAfter(last);
    }

    Optional<Finding> finding() {
        int missing = synthetic || !isLate() || notJudged().isPresent() ? 0 : missing();
        if (missing == 0) {
            return Optional.empty();
        }
        long first = sessions.next(last.toEpochDay() + 1, until.toEpochDay() + 1);
        return Optional.of(
                Finding.of(
                        Kind.STALE,
                        missing / WHOLE,
                        "the last bar is of %s; %d %s of %s ended since, the last on %s"
                                .formatted(
                                        last,
                                        missing,
                                        missing == 1 ? "session" : "sessions",
                                        sessions.mic(),
                                        until),
                        List.of(
                                Event.between(
                                        LocalDate.ofEpochDay(first),
                                        until,
                                        missing,
                                        "no bar yet"))));
    }

    private int missing() {
        return sessions.count(last.toEpochDay() + 1, until.toEpochDay() + 1);
    }
}
