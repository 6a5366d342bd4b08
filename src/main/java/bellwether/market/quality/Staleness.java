package bellwether.market.quality;

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
    private final boolean calendarless;

    /// @param last the last bar's day
    /// @param ended the last session that is over
    /// @param delisted the first day without trading any more, if there is one
    Staleness(
            SessionDays sessions,
            LocalDate last,
            LocalDate ended,
            @Nullable LocalDate delisted,
            boolean calendarless) {
        this.sessions = sessions;
        this.last = last;
        this.until = delisted != null && !delisted.isAfter(ended) ? delisted.minusDays(1) : ended;
        this.calendarless = calendarless;
    }

    Optional<NotJudged> notJudged() {
        if (calendarless) {
            return Optional.of(
                    new NotJudged(
                            FindingKind.STALE, "Synthetic bars follow no exchange calendar."));
        }
        return isLate()
                        && sessions.isExchangeKnown()
                        && !sessions.isKnown(last.toEpochDay(), until.toEpochDay())
                ? Optional.of(
                        new NotJudged(
                                FindingKind.STALE,
                                "The sessions of %s are not known for all years from %d to %d."
                                        .formatted(
                                                sessions.mic(), last.getYear(), until.getYear())))
                : Optional.empty();
    }

    private boolean isLate() {
        return until.isAfter(last);
    }

    Optional<QualityFinding> finding() {
        if (calendarless || !isLate() || notJudged().isPresent()) {
            return Optional.empty();
        }
        long end = until.toEpochDay() + 1;
        long first = sessions.next(last.toEpochDay() + 1, end);
        long newest = first;
        int missing = 0;
        for (long day = first; day < end; day = sessions.next(day + 1, end)) {
            newest = day;
            missing++;
        }
        return missing == 0
                ? Optional.empty()
                : Optional.of(
                        finding(
                                missing,
                                LocalDate.ofEpochDay(first),
                                LocalDate.ofEpochDay(newest)));
    }

    private QualityFinding finding(int missing, LocalDate first, LocalDate newest) {
        return QualityFinding.of(
                FindingKind.STALE,
                missing / WHOLE,
                words(missing, newest),
                List.of(FindingEvent.between(first, newest, missing, "no bar yet")));
    }

    private String words(int missing, LocalDate newest) {
        return sessions.isExchangeKnown()
                ? "the last bar is of %s; %d %s of %s completed since, the last on %s"
                        .formatted(
                                last,
                                missing,
                                missing == 1 ? "session" : "sessions",
                                sessions.mic(),
                                newest)
                : "the last bar is of %s; %d %s completed since, the last on %s (the exchange is unknown, so weekdays were counted, including holidays)"
                        .formatted(last, missing, missing == 1 ? "weekday" : "weekdays", newest);
    }
}
