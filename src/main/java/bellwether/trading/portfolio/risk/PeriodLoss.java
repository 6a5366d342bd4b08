package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/// What a portfolio has lost since the first day of a period, in its currency.
///
/// @param limit that it counts for
/// @param from the first day
/// @param until the first day after it
/// @param reopens when it ends though nothing is matched; empty while something can be matched
/// @param begin equity before the first change of the period
/// @param flows money in less money out since
/// @param equity now
/// @param growth what 1 that was there at the begin has become; empty where it is not known
public record PeriodLoss(
        RiskLimit limit,
        LocalDate from,
        LocalDate until,
        Optional<LocalDate> reopens,
        Optional<BigDecimal> begin,
        Optional<BigDecimal> flows,
        Optional<BigDecimal> equity,
        Optional<BigDecimal> growth) {
    private static final int DIGITS = 4;

    /// When orders that open pass again.
    String end() {
        return reopens.map(day -> "on " + day)
                .orElse("once a session of %s or later is matched".formatted(until));
    }

    /// Below 0 for a gain; empty where a rate is missing.
    public Optional<BigDecimal> loss() {
        return begin.flatMap(
                before -> flows.flatMap(flow -> equity.map(now -> before.add(flow).subtract(now))));
    }

    /// What each unit of money lost that was there, whatever was paid in or out since; where that
    /// is not known, of the equity at the begin and what was paid in.
    public Optional<BigDecimal> percent() {
        if (loss().isPresent() && growth.isPresent()) {
            return growth.map(grown ->
                    BigDecimal.ONE
                            .subtract(grown)
                            .movePointRight(2)
                            .setScale(DIGITS, RoundingMode.HALF_EVEN));
        }
        Optional<BigDecimal> base =
                begin.flatMap(before -> flows.map(flow -> before.add(flow.max(BigDecimal.ZERO))));
        return loss().flatMap(lost ->
                base.filter(whole -> whole.signum() > 0)
                        .map(whole ->
                                lost.movePointRight(2)
                                        .divide(whole, DIGITS, RoundingMode.HALF_EVEN)));
    }
}
