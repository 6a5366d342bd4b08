package bellwether.technical.indicators;

/// One line of an indicator over the bars shown.
final class IndicatorColumn {
    private final double[] values;

    IndicatorColumn(double[] values) {
        this.values = values;
    }

    /// Whether there is a value on this bar; before the warm-up and on a hole there is none.
    boolean has(int bar) {
        return Double.isFinite(values[bar]);
    }

    double at(int bar) {
        return values[bar];
    }

    int size() {
        return values.length;
    }
}
