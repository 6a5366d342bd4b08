package bellwether.research.analysis.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a trade takes of the capital, and what of it may be lost.
///
/// @param positionValue shares × entry, in the currency; null as shares are
/// @param capitalAtRisk shares × stop distance, in the currency: the loss at the stop, before costs
///   and gaps; null as shares are
/// @param riskPercent of the capital that may be lost at the stop
/// @param positionLimitPercent of the capital that may be spent
/// @param costPercent what buying is assumed to cost on top of the price
public record PlanRisk(
        @Nullable BigDecimal positionValue,
        @Nullable BigDecimal capitalAtRisk,
        BigDecimal riskPercent,
        BigDecimal positionLimitPercent,
        BigDecimal costPercent) {}
