package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/// How far values are from what a test asks of them.
final class Distances {
    /// Between the quartiles of a normal distribution lie so many standard deviations.
    private static final double QUARTILES = 1.349;

    /// Of fewer values there are no quartiles.
    private static final int LEAST = 4;

    private Distances() {}

    /// A value less its bound.
    static double fromBound(Condition.Comparison test, TestTable table, int symbol) {
        return table.value(test.left(), symbol) - table.value(test.right(), symbol);
    }

    /// How far a value lies outside of a range; how far inside, when it is to be outside.
    static double fromRange(
            Condition.Between test, TestTable table, int symbol, boolean isToBeOutside) {
        double value = table.value(test.value(), symbol);
        double below = table.value(test.low(), symbol) - value;
        double above = value - table.value(test.high(), symbol);
        return isToBeOutside ? Math.min(-below, -above) : Math.max(below, above);
    }

    /// The spread of a value's distance from its bound over a universe, which is that of the value
    /// where the bound is a number: the range between the quartiles over 1.349; 0 where it is not
    /// known.
    static double spread(Condition test, TestTable table, BitSet universe) {
        return switch (test) {
            case Condition.Comparison comparison ->
                    spread(universe, i -> fromBound(comparison, table, i));
            case Condition.Between between ->
                    spread(
                            universe,
                            i ->
                                    table.value(between.value(), i)
                                            - (table.value(between.low(), i)
                                                            + table.value(between.high(), i))
                                                    / 2);
            default -> 0;
        };
    }

    private static double spread(BitSet universe, IntToDoubleFunction value) {
        double[] known =
                universe.stream().mapToDouble(value).filter(Double::isFinite).sorted().toArray();
        return known.length < LEAST
                ? 0
                : (Medians.quantile(known, 0.75) - Medians.quantile(known, 0.25)) / QUARTILES;
    }
}
