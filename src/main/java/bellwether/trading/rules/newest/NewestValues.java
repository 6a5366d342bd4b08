package bellwether.trading.rules.newest;

import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Values of fields on the last two bars of histories, equal to the bit to those of
/// [bellwether.trading.rules.RuleColumns]. Names are looked up once for all histories, what looks
/// back over a window alone is computed there alone, and no column is kept.
///
/// Holds scratch space that the next history overwrites, so each thread needs its own.
public final class NewestValues {
    /// On how many bars values are given.
    public static final int BARS = 2;

    private final int size;
    private final SuppliedValues supplied;
    private final NewestIndicators indicators;
    private final PatternValues patterns = new PatternValues();
    private final NewestPatterns search = new NewestPatterns();
    private final NewestBars bars = new NewestBars();
    private final List<Single> singles = new ArrayList<>();

    /// A field whose value on a bar is asked for alone.
    private record Single(int place, IntToDoubleFunction value) {}

    /// @param names what the fields are named by
    /// @param fields in the order in which their values are given
    /// @param supplied those of `names` that are not of bars
    public NewestValues(RuleFields names, List<RuleField> fields, SuppliedValues supplied) {
        this.size = fields.size();
        this.supplied = supplied;
        this.indicators = new NewestIndicators(supplied);
        for (int place = 0; place < size; place++) {
            RuleField field = fields.get(place);
            if (names.isSupplied(field.name())) {
                singles.add(new Single(place, supplied.field(field.name())));
            } else {
                add(place, field);
            }
        }
    }

    private void add(int place, RuleField field) {
        FieldSource source =
                StandardFields.source(field.name())
                        .orElseThrow(() ->
                                new IllegalArgumentException("no field is called " + field.name()));
        switch (source) {
            case FieldSource.IndicatorLine line -> indicators.add(place, field, line);
            case FieldSource.Candle(var candle) ->
                    singles.add(new Single(place, bar -> patterns.candle(candle, bar)));
            case FieldSource.Chart(var kind) ->
                    singles.add(new Single(place, bar -> patterns.chart(kind, bar)));
            case FieldSource.BarColumn column ->
                    singles.add(new Single(place, bar -> bars.value(column, bar)));
            case FieldSource.Derived derived ->
                    singles.add(new Single(place, bar -> bars.value(derived, bar)));
            case FieldSource.Return change ->
                    singles.add(new Single(place, bar -> bars.value(change, bar)));
        }
    }

    /// Writes the value of each field on the last bar, and beside it that on the bar before, each
    /// in the shares of its own bar; NaN where it is unknown or there is no such bar.
    ///
    /// @param into with room for two numbers a field
    public void read(RuleHistory history, double[] into) {
        if (history.size() > 0) {
            supplied.read(history);
            search.read(history.series(), first(history), supplied.chartInputs());
        }
        read(history, search, into);
    }

    /// The same where somebody has searched for patterns on these bars.
    ///
    /// @param found on the last two bars at least
    public void readSearched(RuleHistory history, NewestPatterns found, double[] into) {
        if (history.size() > 0) {
            supplied.read(history);
        }
        read(history, found, into);
    }

    /// The first bar that is looked at.
    public static int first(RuleHistory history) {
        return Math.max(0, history.size() - BARS);
    }

    private void read(RuleHistory history, NewestPatterns found, double[] into) {
        Arrays.fill(into, 0, BARS * size, Double.NaN);
        if (history.size() == 0) {
            return;
        }
        bars.read(history);
        patterns.read(history.series(), found);
        indicators.read(history, into);
        int last = history.size() - 1;
        for (Single single : singles) {
            for (int back = 0; back < BARS && back <= last; back++) {
                into[BARS * single.place + back] = single.value.applyAsDouble(last - back);
            }
        }
    }
}
