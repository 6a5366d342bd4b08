package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.evaluation.BarFormulas;
import bellwether.trading.rules.evaluation.StandardColumns;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The values of fields on each bar of a history, each computed once: an indicator once for all of
/// its lines, however many conditions ask for it. Prices are in the shares of their own bar, NaN is
/// unknown. Holds scratch space, so each thread needs its own.
public final class RuleColumns {
    private final RuleHistory history;
    private final RuleFields fields;
    private final SuppliedColumns supplied;
    private final StandardColumns standard;
    private final Map<String, double[]> byName = new HashMap<>();
    private final Map<String, RuleField> named = new HashMap<>();
    private final Map<Operand, double[]> byOperand = new HashMap<>();
    private final Map<Timeframe, LongerColumns> longer = new EnumMap<>(Timeframe.class);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record LongerColumns(RuleColumns columns, int[] newest) {}

    public RuleColumns(RuleHistory history, RuleFields fields, SuppliedColumns supplied) {
        this(history, fields, supplied, 0);
    }

    /// @param from the first bar whose patterns are wanted; those before it may be anything
    public RuleColumns(RuleHistory history, RuleFields fields, SuppliedColumns supplied, int from) {
        this.history = history;
        this.fields = fields;
        this.supplied = supplied;
        this.standard = new StandardColumns(history, from);
    }

    public RuleHistory history() {
        return history;
    }

    public RuleFields fields() {
        return fields;
    }

    public int size() {
        return history.size();
    }

    /// A field by its own name, looked up once.
    private RuleField named(String name) {
        return named.computeIfAbsent(name, fields::named);
    }

    /// The values of a field; the array may be longer than the history, and is not to be written
    /// to.
    public double[] field(Operand.FieldValue field) {
        if (field.ago() == 0 && field.timeframe().isEmpty()) {
            return own(field.name());
        }
        return byOperand.computeIfAbsent(
                field,
                _ -> {
                    Optional<Timeframe> timeframe = field.timeframe();
                    return timeframe.isPresent()
                            ? ofLonger(field, timeframe.get())
                            : earlier(field.name(), field.ago());
                });
    }

    /// Whether the symbol is a member, on each bar.
    public double[] member(Membership kind, String name) {
        String column = kind.column(name);
        double[] known = byName.get(column);
        if (known == null) {
            known = checked(supplied.column(column, history), column);
            byName.put(column, known);
        }
        return known;
    }

    /// The same number on each bar.
    double[] constant(Operand number, double value) {
        return byOperand.computeIfAbsent(
                number,
                _ -> {
                    double[] column = new double[size()];
                    Arrays.fill(column, value);
                    return column;
                });
    }

    /// Sets what a field that depends on positions or money is on one bar; on others it is unknown.
    public void setLive(String name, int bar, double value) {
        liveColumn(named(name).name())[bar] = value;
    }

    private double[] liveColumn(String name) {
        return byName.computeIfAbsent(
                name,
                _ -> {
                    double[] column = new double[size()];
                    Arrays.fill(column, Double.NaN);
                    return column;
                });
    }

    private double[] own(String name) {
        double[] known = byName.get(name);
        if (known != null) {
            return known;
        }
        double[] column = compute(name);
        byName.put(name, column);
        return column;
    }

    private double[] compute(String name) {
        if (!fields.isSupplied(name)) {
            FieldSource source =
                    StandardFields.source(name)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("no field is called " + name));
            return standard.column(source, named(name).shareScale());
        }
        return named(name).isLive()
                ? liveColumn(name)
                : checked(supplied.column(name, history), name);
    }

    private double[] checked(double[] column, String name) {
        if (column.length < size()) {
            throw new IllegalArgumentException(
                    "the column of %s has %d values for %d bars"
                            .formatted(name, column.length, size()));
        }
        return column;
    }

    private double[] earlier(String name, int ago) {
        double[] own = own(name);
        int scale = named(name).shareScale();
        double[] column = new double[size()];
        Arrays.fill(column, 0, Math.min(ago, column.length), Double.NaN);
        for (int bar = ago; bar < column.length; bar++) {
            column[bar] = history.carried(own[bar - ago], bar - ago, bar, scale);
        }
        return column;
    }

    private double[] ofLonger(Operand.FieldValue field, Timeframe timeframe) {
        LongerColumns others = longer.get(timeframe);
        if (others == null) {
            others = longerColumns(timeframe);
            longer.put(timeframe, others);
        }
        double[] values = others.columns.own(field.name());
        int[] newest = others.newest;
        int scale = named(field.name()).shareScale();
        double[] column = new double[size()];
        for (int bar = 0; bar < column.length; bar++) {
            int place = newest[bar] - field.ago();
            column[bar] =
                    place < 0
                            ? Double.NaN
                            : BarFormulas.own(values[place], history.shares(bar), scale);
        }
        return column;
    }

    private LongerColumns longerColumns(Timeframe timeframe) {
        RuleHistory.Longer bars = history.longer(timeframe);
        return new LongerColumns(
                new RuleColumns(bars.history(), fields, supplied), bars.newest(size()));
    }
}
