package bellwether.research.backtest.doubt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What may be wrong with a run, the worst first: their order here is the order in which they are
/// shown.
public enum FindingCode {
    INCOMPLETE(
            Severity.CRITICAL,
            "Read failure_reasons of GET /api/v1/backtests/{id}, mend what failed, then run it"
                    + " again."),
    DATA_CHANGED(Severity.CRITICAL, "Run it again, once no import is under way."),
    RUINED(Severity.CRITICAL, "Trade smaller sizes, or give each entry a stop."),
    NO_TRADES(
            Severity.CRITICAL,
            "Loosen the test that was true least often, or run it over a longer span."),
    SUSPECTED_SPLIT(Severity.CRITICAL, "Record the split or dismiss it, then run the rule again."),
    BAD_DATA(Severity.CRITICAL, "Mend or exclude these bars, then run the rule again."),
    FORCED(Severity.CRITICAL, "Hold smaller shorts, so that no margin call closes them."),
    NOT_BEYOND_CHANCE(
            Severity.SERIOUS,
            "Do not trust the entries: test them on other symbols or years first."),
    MANY_TRIALS(
            Severity.SERIOUS, "Test the one chosen rule on data that none of the trials has seen."),
    WEAK_EVIDENCE(Severity.SERIOUS, "Collect a longer record before you rely on it."),
    TOO_FEW(Severity.SERIOUS, "Run it over more symbols or a longer span."),
    FEW_CARRY_ALL(
            Severity.SERIOUS, "Look at these trades: without them there is little or no profit."),
    SURVIVORS(
            Severity.SERIOUS,
            "Use a universe that holds delisted symbols too, and read the result as too good."),
    OPTIMISTIC_FILL(
            Severity.SERIOUS,
            "Run it with fill next_open and limits that fill when the price goes through them."),
    COSTLESS(Severity.SERIOUS, "Choose a cost preset: nobody trades for nothing."),
    COSTS_EAT(Severity.SERIOUS, "Trade less often, or where it is cheaper."),
    THIN_EDGE(Severity.SERIOUS, "Measure your own costs: a little more of them ends the profit."),
    FADES_OUT(Severity.SERIOUS, "Expect the result of the test windows, not that of the training."),
    CLIFF(Severity.SERIOUS, "Choose parameters whose neighbours do nearly as well."),
    BELOW_HOLD(Severity.SERIOUS, "Compare it with holding: that did better for its risk."),
    UNDECIDED(
            Severity.SERIOUS,
            "Ask for the bounds of the run, or set detail_timeframe to finer bars."),
    OTHER_BARS(
            Severity.WARNING,
            "Compare by the figures here, which are of one span and one set of bars."),
    MISSING_DETAIL(
            Severity.WARNING,
            "Import the missing finer bars, or read the trades that are assumed with care."),
    ILLIQUID(Severity.WARNING, "Trade smaller sizes or more liquid symbols."),
    IMPACT_HIGH(Severity.WARNING, "Trade smaller sizes, or spread the orders over more bars."),
    VOLUME_UNKNOWN(
            Severity.WARNING, "Import volumes: without them no size is known to be tradable."),
    GAP_LOSSES(Severity.WARNING, "Size positions for losses beyond the stop."),
    STALE_PRICES(Severity.WARNING, "Import the missing sessions, or leave these symbols out."),
    ONE_NAME(Severity.WARNING, "Run it without this symbol."),
    ONE_YEAR(Severity.WARNING, "Run it without this year."),
    UNDER_WATER(Severity.WARNING, "Wait until it has recovered before you call it alive."),
    WARM_UP(Severity.WARNING, "Set stable to true, or let the history begin earlier than the run."),
    NO_BORROW_DATA(
            Severity.WARNING, "Ask your broker whether these shares could have been borrowed."),
    FLAT(Severity.WARNING, "Check whether the rule still fits the market of that time.");

    /// How much of the result it puts into question.
    public enum Severity {
        /// The result says nothing.
        CRITICAL,
        /// It is not to be relied on.
        SERIOUS,
        /// It is to be read with care.
        WARNING;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;
    private final String remedy;

    FindingCode(Severity severity, String remedy) {
        this.severity = severity;
        this.remedy = remedy;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Severity severity() {
        return severity;
    }

    /// What to do.
    public String remedy() {
        return remedy;
    }

    /// One of this kind.
    ///
    /// @param number that was measured; null where the finding has none
    /// @param limit from which on it is one; null as well
    Finding with(@Nullable Double number, @Nullable Double limit, String message) {
        return new Finding(key(), severity.key(), number, limit, message, remedy);
    }

    /// The code of a finding.
    static FindingCode of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
