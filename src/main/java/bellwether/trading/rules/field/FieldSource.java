package bellwether.trading.rules.field;

import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;

/// Where the values of a field that is always known come from.
public sealed interface FieldSource {
    /// A column of the bars.
    enum BarColumn implements FieldSource {
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME
    }

    /// What follows from the bars and their dates.
    enum Derived implements FieldSource {
        DOLLAR_VOLUME,
        YEAR_HIGH,
        YEAR_LOW,
        WEEKDAY,
        MONTH_BEGINS
    }

    /// The change of the close over so many bars, in percent.
    record Return(int bars) implements FieldSource {}

    /// One line of an indicator.
    record IndicatorLine(Indicators.Choice choice, int output) implements FieldSource {}

    record Candle(CandlePattern pattern) implements FieldSource {}

    record Chart(ChartPattern.Kind kind) implements FieldSource {}
}
