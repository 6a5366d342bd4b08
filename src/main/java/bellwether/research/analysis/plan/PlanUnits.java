package bellwether.research.analysis.plan;

import bellwether.market.money.PriceUnit;
import bellwether.market.rates.FxRate;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the numbers of a plan are counted in.
///
/// @param currency of `capital`, `position_value` and `capital_at_risk`; null when it is not known
/// @param priceUnit of entry, stop and target: `GBX` where prices are in pence
/// @param tick the step that entry, stop and target are whole multiples of
/// @param tickSource `stated`, or `closes`, when it is taken from the digits of the closes
/// @param lot what shares are a whole multiple of
/// @param capital in `currency`; null when it could not be converted
/// @param fx the rate by which it was converted
public record PlanUnits(
        @Nullable String currency,
        @Nullable String priceUnit,
        BigDecimal tick,
        String tickSource,
        BigDecimal lot,
        @Nullable BigDecimal capital,
        Optional<FxRate> fx) {
    static PlanUnits of(PlanMoney money, TickSize tick) {
        Optional<OwnCapital.Known> known =
                money.capital() instanceof OwnCapital.Known own
                        ? Optional.of(own)
                        : Optional.empty();
        return new PlanUnits(
                money.units().currency().orElse(null),
                money.units().unit().map(PriceUnit::code).orElse(null),
                tick.step(),
                tick.source(),
                money.units().lot(),
                known.map(OwnCapital.Known::amount).orElse(null),
                known.flatMap(OwnCapital.Known::fx));
    }
}
