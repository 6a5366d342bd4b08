package bellwether.technical.indicators;

/// One line of an indicator over the bars shown.
public final class IndicatorColumn {
    private final double[] values;

    IndicatorColumn(double[] values) {
        this.values = values;
    }

    /// Whether there is a value on this bar; before the warm-up and on a hole there is none.
    public boolean has(int bar) {
        return Double.isFinite(values[bar]);
    }

    public double at(int bar) {
        return values[bar];
    }

    public int size() {
        return values.length;
    }
}
