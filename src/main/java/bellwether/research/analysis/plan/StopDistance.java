package bellwether.research.analysis.plan;

import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.Phrases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// How far the stop lies from the entry: a multiple of the average true range, kept between two
/// percents of the entry.
record StopDistance(BigDecimal distance, String method) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Empty when one tick is more than the largest distance.
    static Optional<StopDistance> of(
            BigDecimal entry, BigDecimal atr, RiskRules rules, TickSize tick) {
        BigDecimal wished = atr.multiply(BigDecimal.valueOf(rules.stopAtr()));
        BigDecimal least = percent(entry, rules.stopMinPercent());
        BigDecimal most = percent(entry, rules.stopMaxPercent());
        String method = Phrases.number(rules.stopAtr()) + " × ATR 14";
        if (wished.compareTo(least) < 0) {
            wished = least;
            method =
                    Phrases.fill(
                            "the profile's minimum distance, %s %%",
                            Phrases.number(rules.stopMinPercent()));
        } else if (wished.compareTo(most) > 0) {
            wished = most;
            method =
                    Phrases.fill(
                            "the profile's maximum distance, %s %%",
                            Phrases.number(rules.stopMaxPercent()));
        }
        BigDecimal rounded = tick.round(wished, RoundingMode.UP);
        BigDecimal distance =
                rounded.compareTo(most) > 0 ? tick.round(wished, RoundingMode.DOWN) : rounded;
        return distance.signum() > 0
                ? Optional.of(new StopDistance(distance, method))
                : Optional.empty();
    }

    private static BigDecimal percent(BigDecimal entry, double percent) {
        return entry.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED);
    }
}
