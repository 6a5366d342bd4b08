package bellwether.research.backtest.doubt;

import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the fills of a run say about liquidity.
///
/// @param largestShare of the mean volume that one fill took; null where no mean volume is known
/// @param large fills above 5 % of it
/// @param withoutVolume fills on bars of unknown volume
/// @param impactBps market impact ÷ traded value, in basis points; null without fills
public record FillFacts(
        int fills,
        @Nullable Double largestShare,
        int large,
        int withoutVolume,
        @Nullable Double impactBps) {
    static final double LARGE = 0.05;
    private static final double BPS = 10_000;

    /// Of all fills of a run.
    ///
    /// @param meanVolume of the bars before a fill, in shares of its day; NaN where it is not known
    public static FillFacts of(List<Fill> fills, ToDoubleFunction<Fill> meanVolume) {
        return of(fills, meanVolume, fill -> !fill.volumeKnown());
    }

    /// The same where a volume may be known that did not limit a fill, as of orders at the close
    /// that decided them.
    ///
    /// @param withoutVolume whether the bar of a fill has none
    public static FillFacts of(
            List<Fill> fills, ToDoubleFunction<Fill> meanVolume, Predicate<Fill> withoutVolume) {
        Sum sum = new Sum();
        for (Fill fill : fills) {
            sum.add(fill, meanVolume.applyAsDouble(fill), withoutVolume.test(fill));
        }
        return sum.facts();
    }

    /// Fills that are added one by one.
    public static final class Sum {
        private int fills;
        private @Nullable Double largest;
        private int large;
        private int unknown;
        private double impact;
        private double value;

        /// Adds a fill whose volume is known as the tape says.
        ///
        /// @param mean as above
        /// @param withoutVolume whether its bar has none
        public void add(Fill fill, double mean, boolean withoutVolume) {
            fills++;
            if (mean > 0) {
                double share = fill.quantity().doubleValue() / mean;
                largest = largest == null ? share : Math.max(largest, share);
                large += share > LARGE ? 1 : 0;
            }
            unknown += withoutVolume ? 1 : 0;
            value += fill.value().doubleValue();
            impact += impact(fill);
        }

        public FillFacts facts() {
            return new FillFacts(
                    fills, largest, large, unknown, value > 0 ? BPS * impact / value : null);
        }
    }

    private static double impact(Fill fill) {
        double sum = 0;
        for (Charge charge : fill.charges()) {
            sum += charge.name().equals("impact") ? charge.amount().doubleValue() : 0;
        }
        return sum;
    }
}
