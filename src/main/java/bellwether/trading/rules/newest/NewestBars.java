package bellwether.trading.rules.newest;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.evaluation.BarFormulas;
import bellwether.trading.rules.evaluation.YearExtremes;
import bellwether.trading.rules.field.FieldSource;

/// What follows from bars and their dates.
final class NewestBars {
    private RuleHistory history = RuleHistory.of(Bars.room(0), Timeframe.DAY);

    void read(RuleHistory next) {
        history = next;
    }

    double value(FieldSource.BarColumn column, int bar) {
        return BarFormulas.column(column, history.raw())[bar];
    }

    double value(FieldSource.Return change, int bar) {
        return BarFormulas.change(history, bar, change.bars());
    }

    double value(FieldSource.Derived derived, int bar) {
        return switch (derived) {
            case DOLLAR_VOLUME -> BarFormulas.dollarVolume(history, bar);
            case WEEKDAY -> BarFormulas.weekday(history, bar);
            case MONTH_BEGINS -> BarFormulas.monthBegins(history, bar);
            case YEAR_HIGH -> year(history.series().high(), bar, true);
            case YEAR_LOW -> year(history.series().low(), bar, false);
        };
    }

    private double year(double[] values, int bar, boolean highest) {
        return BarFormulas.own(
                YearExtremes.at(history.raw().time(), values, bar, highest),
                history.shares(bar),
                1);
    }
}
