package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.util.Optional;

/// A symbol with a plan to trade.
///
/// @param analysis its id
/// @param side 1 long, -1 short
/// @param prices of the plan, in the capital's currency
/// @param rank strongest verdicts first, then score, strength and ticker
/// @param sector empty where none is stated of the symbol
public record FitCandidate(
        String ticker,
        String analysis,
        int side,
        PlanPrices prices,
        PlanLimits limits,
        BigDecimal lot,
        FitRank rank,
        Optional<String> sector,
        PlanBasis basis) {

    /// Of one share, in the capital's currency.
    ///
    /// @param cost the entry with the costs of trading it
    /// @param loss from the entry to the stop
    public record PlanPrices(BigDecimal cost, BigDecimal loss) {}

    /// What the plan itself allows, in percent of the capital.
    public record PlanLimits(BigDecimal risk, BigDecimal position) {}
}
