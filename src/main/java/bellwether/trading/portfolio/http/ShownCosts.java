package bellwether.trading.portfolio.http;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.TakerCosts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A cost preset as it is shown.
///
/// @param costless whether it charges nothing at all
/// @param refusesShorts whether nothing may be short over night
/// @param halfSpreadBps basis points of the value, of orders that do not wait for their price
/// @param impact times the standard deviation of 20 returns × √(shares ÷ mean volume of 20 bars)
record ShownCosts(
        String name,
        boolean costless,
        boolean refusesShorts,
        BigDecimal halfSpreadBps,
        BigDecimal slippageBps,
        BigDecimal impact,
        List<ShownRate> rates) {

    /// A rate of a charge.
    ///
    /// @param side null: both
    /// @param on charges that it is a percentage of; empty: the value
    /// @param validFrom null: not known
    /// @param basis `stated`, `dated`, or `unverified` where its first day is not verified
    record ShownRate(
            String charge,
            @Nullable String side,
            List<String> on,
            BigDecimal percent,
            BigDecimal perShare,
            BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable BigDecimal maximumPercent,
            String rounding,
            @Nullable LocalDate validFrom,
            String basis,
            String source) {
        static ShownRate of(CostRate rate) {
            OrderSide side = rate.side();
            return new ShownRate(
                    rate.charge(),
                    side == null ? null : side.key(),
                    rate.on(),
                    rate.percent(),
                    rate.perShare(),
                    rate.minimum(),
                    rate.maximum(),
                    rate.maximumPercent(),
                    rate.rounding().name().toLowerCase(Locale.ROOT),
                    rate.validFrom(),
                    rate.basis().key(),
                    rate.source());
        }
    }

    static ShownCosts of(CostPlan plan) {
        TakerCosts taker = plan.taker();
        return new ShownCosts(
                plan.name(),
                plan.isCostless(),
                plan.refusesShorts(),
                taker.halfSpreadBps(),
                taker.slippageBps(),
                taker.impact(),
                plan.rates().stream().map(ShownRate::of).toList());
    }
}
