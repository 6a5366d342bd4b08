package bellwether.research.learning.outcome;

import bellwether.market.calendar.Weekdays;
import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.OutcomePolicy;
import java.util.Collection;

/// How many sessions an outcome takes.
final class OutcomeHorizon {
    /// The shortest usual session, in seconds.
    private static final int SESSION = 6 * 3_600;

    private OutcomeHorizon() {}

    /// The longest of some.
    static int of(Collection<CountedOutcome> rows) {
        return rows.stream().mapToInt(OutcomeHorizon::of).max().orElse(1);
    }

    /// At most; one that was traded, how many it took.
    private static int of(CountedOutcome row) {
        if (row.policy() == OutcomePolicy.TRADED) {
            int took = SessionNumber.of(row.exitedAt()) - SessionNumber.of(row.enteredAt());
            return 1 + Math.max(0, took);
        }
        int bars = row.policy().bars();
        Timeframe timeframe = Timeframe.of(row.timeframe()).orElse(Timeframe.DAY);
        if (timeframe.isIntraday()) {
            return Math.ceilDiv(bars * timeframe.seconds(), SESSION);
        }
        int days = Math.toIntExact(timeframe.seconds() / Timeframe.SECONDS_PER_DAY);
        return bars * Math.max(1, days * Weekdays.WEEKDAYS / Weekdays.WEEK);
    }
}
