package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleColumns;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A symbol, ready to be run.
///
/// @param columns over all of its bars; nothing of them is computed before it is asked for
/// @param actions of the symbol, the oldest first; each meets the first bar at or after its day
/// @param notBefore the bar before which nothing is decided
/// @param listed before this day it is not entered; null: from its first bar on
/// @param delisted bars from this day on are left out; null: none
public record PortfolioSymbol(
        RuleColumns columns,
        InstrumentTerms instrument,
        List<TapeAction> actions,
        int notBefore,
        @Nullable LocalDate listed,
        @Nullable LocalDate delisted) {
    public PortfolioSymbol {
        actions = List.copyOf(actions);
    }

    /// All bars and no more facts.
    public static PortfolioSymbol of(
            RuleColumns columns, InstrumentTerms instrument, List<TapeAction> actions) {
        return new PortfolioSymbol(columns, instrument, actions, 0, null, null);
    }

    /// How many of its bars are used.
    int end() {
        return delisted == null ? columns.size() : firstOn(delisted);
    }

    /// The first bar at whose close it may be entered, as far as these facts go.
    int from() {
        return listed == null ? notBefore : Math.max(notBefore, firstOn(listed));
    }

    private int firstOn(LocalDate day) {
        int from = 0;
        int to = columns.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (columns.history().date(middle).isBefore(day)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
