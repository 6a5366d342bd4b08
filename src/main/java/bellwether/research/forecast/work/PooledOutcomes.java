package bellwether.research.forecast.work;

import bellwether.research.forecast.store.DatedScore;
import bellwether.research.forecast.store.PoolKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outcomes of one kind, of as many days as were asked for so far. A first night asks for sixty
/// dates of each symbol, which share most of their days: each day is read once.
final class PooledOutcomes {
    /// Five years.
    static final int DAYS = 1_826;

    static final int MOST = 5_000;

    /// How far is read beyond what is asked for.
    static final int AHEAD = 366;

    /// Reads the newest outcomes of the days before a day.
    interface Source {
        List<DatedScore> read(LocalDate before, int days, int most);
    }

    private final Source source;

    /// Newest first, all of the days from one to before the other.
    private List<DatedScore> known = List.of();

    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    PooledOutcomes(Source source) {
        this.source = source;
    }

    /// The newest before a day, of the five years before.
    List<DatedScore> before(LocalDate day) {
        LocalDate first = day.minusDays(DAYS);
        LocalDate end = until;
        if (end == null || day.isAfter(end.plusDays(DAYS))) {
            known = List.of();
            from = day;
            until = day;
        } else if (day.isAfter(end)) {
            newer(end, day);
        }
        List<DatedScore> found = between(first, day);
        while (found.size() < MOST && older(first)) {
            found = between(first, day);
        }
        return found;
    }

    private List<DatedScore> between(LocalDate first, LocalDate day) {
        return known.stream()
                .filter(one -> one.dueOn().isBefore(day) && !one.dueOn().isBefore(first))
                .limit(MOST)
                .toList();
    }

    private void newer(LocalDate end, LocalDate day) {
        int days = (int) ChronoUnit.DAYS.between(end, day);
        List<DatedScore> all =
                new ArrayList<>(source.read(day, days, days * PoolKind.MOST_OF_A_DAY));
        all.addAll(known);
        known = all;
        until = day;
    }

    /// Down to a day, or until there are enough: those of the last day that was read, which may
    /// lack some, are left for later. It looks some way beyond the day, as earlier days are asked
    /// for next, each of which would look a little further.
    ///
    /// @return whether there were days to read
    private boolean older(LocalDate first) {
        LocalDate begin = from;
        if (begin == null || !first.isBefore(begin)) {
            return false;
        }
        int most = MOST + PoolKind.MOST_OF_A_DAY;
        LocalDate end = first.minusDays(AHEAD);
        List<DatedScore> more = source.read(begin, (int) ChronoUnit.DAYS.between(end, begin), most);
        LocalDate reached = more.size() < most ? end : more.getLast().dueOn().plusDays(1);
        List<DatedScore> all = new ArrayList<>(known);
        more.stream().filter(one -> !one.dueOn().isBefore(reached)).forEach(all::add);
        known = all;
        from = reached;
        return true;
    }
}
