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
            case FieldSource.BarColumn bars -> BarFormulas.column(bars, history.raw());
            case FieldSource.Derived.DOLLAR_VOLUME ->
                    filled(bar -> BarFormulas.dollarVolume(history, bar));
            case FieldSource.Derived.YEAR_HIGH -> year(history.series().high(), true);
            case FieldSource.Derived.YEAR_LOW -> year(history.series().low(), false);
            case FieldSource.Derived.WEEKDAY -> filled(bar -> BarFormulas.weekday(history, bar));
            case FieldSource.Derived.MONTH_BEGINS ->
                    filled(bar -> BarFormulas.monthBegins(history, bar));
            case FieldSource.Return(int bars) ->
                    filled(bar -> BarFormulas.change(history, bar, bars));
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

    private double[] filled(IntToDoubleFunction value) {
        double[] column = new double[history.size()];
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = value.applyAsDouble(bar);
        }
        return column;
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
            own[bar] = BarFormulas.own(column[bar], history.shares(bar), scale);
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
