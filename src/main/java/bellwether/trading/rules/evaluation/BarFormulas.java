package bellwether.trading.rules.evaluation;

import bellwether.market.bars.Bars;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.field.FieldSource;
import java.time.LocalDate;

/// What follows from one bar, its date and those before it.
public final class BarFormulas {
    private BarFormulas() {}

    /// A column of the bars, as they were traded.
    public static double[] column(FieldSource.BarColumn column, Bars raw) {
        return switch (column) {
            case OPEN -> raw.open();
            case HIGH -> raw.high();
            case LOW -> raw.low();
            case CLOSE -> raw.close();
            case VOLUME -> raw.volume();
        };
    }

    public static double dollarVolume(RuleHistory history, int bar) {
        return finite(history.raw().close()[bar] * history.raw().volume()[bar]);
    }

    /// 0 for Monday.
    public static double weekday(RuleHistory history, int bar) {
        return history.date(bar).getDayOfWeek().getValue() - 1;
    }

    /// 1 on the first bar of a month; unknown on the first of all.
    public static double monthBegins(RuleHistory history, int bar) {
        if (bar == 0) {
            return Double.NaN;
        }
        LocalDate day = history.date(bar);
        LocalDate before = history.date(bar - 1);
        return day.getMonthValue() != before.getMonthValue() || day.getYear() != before.getYear()
                ? 1
                : 0;
    }

    /// The change of the close over so many bars, in percent.
    public static double change(RuleHistory history, int bar, int bars) {
        if (bar < bars) {
            return Double.NaN;
        }
        double[] close = history.raw().close();
        return finite(
                100 * (close[bar] / history.carried(close[bar - bars], bar - bars, bar, 1) - 1));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /// A value in the shares of the first bar, in those of a bar of which there are so many.
    public static double own(double value, double shares, int scale) {
        double own = value;
        for (int i = 0; i < Math.abs(scale); i++) {
            own = scale > 0 ? own / shares : own * shares;
        }
        return own;
    }
}
