package bellwether.research.backtest.work;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// The bars of a symbol that a paper strategy was run over again.
///
/// @param unit in which prices are, in the symbol's currency
public record RerunBars(RuleHistory history, BigDecimal unit) {
    /// A part of a price by which doubles may differ from what was booked.
    private static final double SAME = 1e-9;

    /// How many shares of the last bar one share at a moment has become.
    public BigDecimal sharesNow(long time) {
        int last = history.size() - 1;
        double ratio = history.shares(last) / history.shares(bar(time));
        return ratio == 1 ? BigDecimal.ONE : BigDecimal.valueOf(ratio);
    }

    private int bar(long time) {
        int place = history.raw().place(time + 1) - 1;
        return Math.clamp(place, 0, history.size() - 1);
    }

    /// Whether an order came too late for the bar behind the one that it was decided on: it was
    /// decided once that day had begun, and it filled on a later one.
    ///
    /// @param bar when the bar began
    public boolean isPast(Instant bar, Instant decided, LocalDate filled) {
        return hasBegun(bar, decided) && filled.isAfter(history.date(behind(bar)));
    }

    /// Whether the day of the bar behind one had begun at a moment.
    public boolean hasBegun(Instant bar, Instant moment) {
        int next = behind(bar);
        return next < history.size() && history.raw().time()[next] <= moment.getEpochSecond();
    }

    private int behind(Instant bar) {
        return history.raw().place(bar.getEpochSecond() + 1);
    }

    /// The last close.
    public BigDecimal mark() {
        return BigDecimal.valueOf(history.raw().close()[history.size() - 1]);
    }

    /// The last day.
    public LocalDate last() {
        return history.date(history.size() - 1);
    }

    /// Whether a fill could have been had on the bar as it is stored now.
    public boolean fits(Fill fill) {
        int bar = bar(fill.time());
        double price = fill.price().doubleValue();
        if (!history.date(bar).equals(fill.date())) {
            return false;
        }
        return fill.phase() == FillPhase.OPEN
                ? Math.abs(price - history.raw().open()[bar]) <= SAME * price
                : price >= history.raw().low()[bar] * (1 - SAME)
                        && price <= history.raw().high()[bar] * (1 + SAME);
    }
}
