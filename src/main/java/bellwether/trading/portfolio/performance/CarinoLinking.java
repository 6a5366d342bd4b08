package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/// Carino's linking (1999): a span's contribution counts by k(r) ÷ k(R), with k(r) = ln(1 + r) ÷ r,
/// so that the contributions of all spans add up to the linked return R.
final class CarinoLinking {
    private final double total;
    private final boolean defined;

    private CarinoLinking(double total, boolean defined) {
        this.total = total;
        this.defined = defined;
    }

    /// Not defined where the total is not, or where all was lost.
    static CarinoLinking of(List<Double> rates, OptionalDouble total) {
        boolean defined = total.isPresent() && rates.stream().allMatch(rate -> rate > -1);
        return new CarinoLinking(total.orElse(0), defined);
    }

    boolean isDefined() {
        return defined;
    }

    /// 0 where it is not defined.
    double contribution(ReturnSpan span, BigDecimal amount) {
        if (!defined || span.isEmpty() || span.invested().signum() <= 0) {
            return 0;
        }
        double rate = span.rate().orElseThrow();
        double part = amount.doubleValue() / span.invested().doubleValue();
        return part * factor(rate) / factor(total);
    }

    private static double factor(double rate) {
        return Math.abs(rate) < 1e-9 ? 1 - rate / 2 : Math.log1p(rate) / rate;
    }
}
