package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.research.analysis.vote.Phrases;
import bellwether.research.analysis.vote.Verdict;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Whether the larger time frames go with the verdict.
///
/// @param agreeing how many of the two point the verdict's way; null for a HOLD, which has none
public record Confluence(
        TimeframeTrend weekly,
        TimeframeTrend monthly,
        @Nullable Integer agreeing,
        @JsonProperty("message") String words) {

    /// Scratch space of one thread.
    public static final class Reader {
        private final HigherBars higher = new HigherBars();
        private double[] scratch = {};

        public Confluence read(Bars bars, Verdict verdict, TradingCalendar calendar) {
            if (scratch.length < bars.size()) {
                scratch = new double[bars.size()];
            }
            higher.weeks(bars, calendar);
            TimeframeTrend weekly = TimeframeTrend.of(higher, "week", 10, 30, scratch);
            higher.months(bars, calendar);
            TimeframeTrend monthly = TimeframeTrend.of(higher, "month", 6, 12, scratch);
            return of(weekly, monthly, verdict);
        }
    }

    static Confluence of(TimeframeTrend weekly, TimeframeTrend monthly, Verdict verdict) {
        String own = Phrases.fill("weekly %s, monthly %s", word(weekly), word(monthly));
        if (verdict.side() == 0) {
            return new Confluence(weekly, monthly, null, own + "; HOLD has no direction");
        }
        int agreeing = agrees(weekly, verdict) + agrees(monthly, verdict);
        return new Confluence(
                weekly,
                monthly,
                agreeing,
                Phrases.fill("%s: %d of 2 with the %s", own, agreeing, verdict.name()));
    }

    private static int agrees(TimeframeTrend frame, Verdict verdict) {
        return frame.trend() != null && frame.trend().side() == verdict.side() ? 1 : 0;
    }

    private static String word(TimeframeTrend frame) {
        return frame.trend() == null ? "unknown" : frame.trend().key();
    }
}
