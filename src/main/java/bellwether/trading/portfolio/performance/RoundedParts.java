package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rounds parts so that they add up to a rounded total: each down, and what is then missing by one
/// unit each to those that lost the most.
final class RoundedParts {
    private RoundedParts() {}

    /// @param total with that many digits
    /// @param digits behind the point
    static List<BigDecimal> of(List<BigDecimal> parts, BigDecimal total, int digits) {
        List<BigDecimal> rounded = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal part : parts) {
            BigDecimal down = part.setScale(digits, RoundingMode.FLOOR);
            rounded.add(down);
            sum = sum.add(down);
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
        List<Integer> order =
                IntStream.range(0, parts.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer i) ->
                                                parts.get(i).subtract(rounded.get(i)))
                                        .reversed())
                        .toList();
        BigDecimal left = total.subtract(sum);
        for (int i = 0; left.signum() != 0 && !order.isEmpty(); i++) {
            boolean more = left.signum() > 0;
            int place = order.get(more ? i % order.size() : order.size() - 1 - i % order.size());
            BigDecimal step = more ? unit : unit.negate();
            rounded.set(place, rounded.get(place).add(step));
            left = left.subtract(step);
        }
        return rounded;
    }
}
