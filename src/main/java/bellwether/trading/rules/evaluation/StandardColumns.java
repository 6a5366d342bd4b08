package bellwether.trading.rules.evaluation;

import bellwether.market.symbols.Timeframe;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.field.FieldSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Computes the columns of fields that every condition knows. Indicators see the prices in the
/// shares of the first bar; what is of the kind of a price is divided back.
public final class StandardColumns {
    private final RuleHistory history;
    private final int from;
    private final Map<String, double[][]> indicators = new HashMap<>();
    private @Nullable PatternColumns patterns;

    /// @param from the first bar whose patterns are wanted
    public StandardColumns(RuleHistory history, int from) {
        this.history = history;
        this.from = from;
    }

    /// The values of a field on each bar.
    ///
    /// @param scale of the field, with the number of shares
    public double[] column(FieldSource source, int scale) {
        return switch (source) {
            case FieldSource.BarColumn bars -> bars(bars);
            case FieldSource.Derived.DOLLAR_VOLUME ->
                    filled(bar -> history.raw().close()[bar] * history.raw().volume()[bar]);
            case FieldSource.Derived.YEAR_HIGH -> year(history.series().high(), true);
            case FieldSource.Derived.YEAR_LOW -> year(history.series().low(), false);
            case FieldSource.Derived.WEEKDAY ->
                    filled(bar -> history.date(bar).getDayOfWeek().getValue() - 1);
            case FieldSource.Derived.MONTH_BEGINS -> filled(this::monthBegins);
            case FieldSource.Return(int bars) -> filled(bar -> change(bar, bars));
            case FieldSource.IndicatorLine(var choice, int output) ->
                    indicator(choice, output, scale);
            case FieldSource.Candle(var pattern) -> patterns().candle(pattern);
            case FieldSource.Chart(var kind) -> patterns().chart(kind);
        };
    }

    private PatternColumns patterns() {
        PatternColumns found = patterns;
        if (found == null) {
            found = new PatternColumns(history.series(), from);
            patterns = found;
        }
        return found;
    }

    private double[] bars(FieldSource.BarColumn column) {
        return switch (column) {
            case OPEN -> history.raw().open();
            case HIGH -> history.raw().high();
            case LOW -> history.raw().low();
            case CLOSE -> history.raw().close();
            case VOLUME -> history.raw().volume();
        };
    }

    private double[] filled(IntToDoubleFunction value) {
        double[] column = new double[history.size()];
        for (int bar = 0; bar < column.length; bar++) {
            double computed = value.applyAsDouble(bar);
            column[bar] = Double.isFinite(computed) ? computed : Double.NaN;
        }
        return column;
    }

    private double monthBegins(int bar) {
        if (bar == 0) {
            return Double.NaN;
        }
        LocalDate day = history.date(bar);
        LocalDate before = history.date(bar - 1);
        return day.getMonthValue() != before.getMonthValue() || day.getYear() != before.getYear()
                ? 1
                : 0;
    }

    private double change(int bar, int bars) {
        if (bar < bars) {
            return Double.NaN;
        }
        double[] close = history.raw().close();
        return 100 * (close[bar] / history.carried(close[bar - bars], bar - bars, bar, 1) - 1);
    }

    private double[] year(double[] values, boolean high) {
        double[] column = new YearExtremes(history.raw().time(), values, history.size()).of(high);
        return own(column, 1);
    }

    private double[] indicator(Indicators.Choice choice, int output, int scale) {
        double[][] lines =
                indicators.computeIfAbsent(
                        choice.id(),
                        _ -> {
                            double[][] out =
                                    new double[choice.indicator().outputs().size()][history.size()];
                            choice.indicator().compute(series(choice), choice.arguments(), out);
                            return out;
                        });
        return own(lines[output], scale);
    }

    private Series series(Indicators.Choice choice) {
        return choice.indicator().inputs().contains(Input.ANCHOR)
                ? history.series().sectioned(since(LocalDate.parse(choice.anchor().orElseThrow())))
                : history.series();
    }

    private double[] since(LocalDate day) {
        double[] sections = new double[history.size()];
        for (int bar = 0; bar < sections.length; bar++) {
            sections[bar] = history.date(bar).isBefore(day) ? Double.NaN : 0;
        }
        return sections;
    }

    /// Divides what is in the shares of the first bar back to each bar's own.
    private double[] own(double[] column, int scale) {
        if (scale == 0 || isNeverSplit()) {
            return column;
        }
        double[] own = new double[history.size()];
        for (int bar = 0; bar < own.length; bar++) {
            own[bar] = own(column[bar], history.shares(bar), scale);
        }
        return own;
    }

    private boolean isNeverSplit() {
        for (int bar = 0; bar < history.size(); bar++) {
            if (history.shares(bar) != 1) {
                return false;
            }
        }
        return true;
    }

    /// A value in the shares of the first bar, in those of a bar of which there are so many.
    public static double own(double value, double shares, int scale) {
        double own = value;
        for (int i = 0; i < Math.abs(scale); i++) {
            own = scale > 0 ? own / shares : own * shares;
        }
        return own;
    }

    /// Days since 1970 of a bar.
    static long day(long time) {
        return Math.floorDiv(time, Timeframe.SECONDS_PER_DAY);
    }

    /// All as they are when nothing is known.
    static double[] unknown(int size) {
        double[] column = new double[size];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
