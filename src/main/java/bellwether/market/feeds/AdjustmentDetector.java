package bellwether.market.feeds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Tells a history that its source has adjusted since it was stored: all its closes differ from the
/// stored ones by one factor.
final class AdjustmentDetector {
    /// Both closes may have been rounded to a hundredth.
    private static final double ROUNDING = 0.01;

    private static final double SAME = 0.0002;

    /// A factor counts from so many times the rounding on.
    private static final double CLEAR = 3;

    private static final int FEWEST = 2;

    private AdjustmentDetector() {}

    private record Pair(double ratio, double noise) {}

    /// The factor; nothing when there is none, or it is 1.
    static OptionalDouble factor(List<ProviderBar> days, Map<LocalDate, Double> stored) {
        List<Pair> pairs = new ArrayList<>();
        for (ProviderBar day : days) {
            Double here = stored.get(day.date());
            double there = day.closing();
            if (here != null && here > 0 && there > 0 && Double.isFinite(there)) {
                pairs.add(new Pair(there / here, ROUNDING / Math.min(here, there) + SAME));
            }
        }
        if (pairs.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        double factor =
                pairs.stream().mapToDouble(Pair::ratio).sorted().toArray()[pairs.size() / 2];
        boolean common =
                pairs.stream()
                        .allMatch(pair -> Math.abs(pair.ratio() / factor - 1) <= pair.noise());
        boolean clear =
                pairs.stream().allMatch(pair -> Math.abs(pair.ratio() - 1) > CLEAR * pair.noise());
        return common && clear ? OptionalDouble.of(factor) : OptionalDouble.empty();
    }

    /// Whether a factor was seen again.
    static boolean same(double factor, OptionalDouble again) {
        return again.isPresent() && Math.abs(again.getAsDouble() / factor - 1) <= 2 * SAME;
    }

    static String shown(double factor) {
        return BigDecimal.valueOf(factor)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
