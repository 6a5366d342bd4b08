package bellwether.research.analysis.plan;

import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import java.math.BigDecimal;
import java.util.Optional;

/// In what money a plan is reckoned.
///
/// @param units what the symbol's prices are counted in
/// @param capital in its currency
public record PlanMoney(SymbolUnits units, OwnCapital capital) {
    /// Capital and prices in one currency of which nothing is known.
    public static PlanMoney unknown(BigDecimal capital) {
        return new PlanMoney(SymbolUnits.UNKNOWN, new OwnCapital.Known(capital, Optional.empty()));
    }

    /// So many units of the prices as money.
    BigDecimal money(BigDecimal inUnits) {
        return units.unit().map(unit -> unit.money(inUnits)).orElse(inUnits);
    }

    /// Money in the unit of the prices.
    BigDecimal inUnits(BigDecimal money) {
        return units.unit().map(unit -> unit.inUnits(money)).orElse(money);
    }

    /// An amount with its currency, where that is known, for people.
    String words(BigDecimal money) {
        String amount = money.stripTrailingZeros().toPlainString();
        return units.unit()
                .map(PriceUnit::currency)
                .map(code -> amount + " " + code)
                .orElse(amount);
    }
}
