package bellwether.trading.execution;

import java.util.List;

/// All that trading a symbol costs.
///
/// @param name of the preset, or `own`
/// @param rates charges in the order in which they are computed; several of one name hold one after
///   the other
/// @param refusesShorts whether what is bought and sold is delivered, so that nothing can be short
///   over night
public record CostPlan(String name, List<CostRate> rates, TakerCosts taker, boolean refusesShorts) {
    /// No costs at all, and called so wherever it shows.
    public static final CostPlan NONE = new CostPlan("none", List.of(), TakerCosts.NONE, false);

    public CostPlan {
        rates = List.copyOf(rates);
    }

    /// The same charges with another half spread and slippage.
    public CostPlan withTaker(TakerCosts changed) {
        return new CostPlan(name, rates, changed, refusesShorts);
    }

    public boolean isCostless() {
        return rates.isEmpty() && taker.equals(TakerCosts.NONE);
    }
}
