package bellwether.research.analysis;

import bellwether.research.analysis.view.AnalysisDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an analysis proposes to trade.
///
/// @param strength of the returns over a year; null where unknown
/// @param recomputed whether it was made for a past day
/// @param trade empty where it proposes none
/// @param words why the size is what it is, or why there is no trade
public record ProposedTrade(
        String analysis,
        String ticker,
        String verdict,
        double score,
        @Nullable Double strength,
        LocalDate asOf,
        boolean recomputed,
        Optional<Trade> trade,
        String words) {

    /// The plan. Prices are in the price unit.
    ///
    /// @param side `long` or `short`
    /// @param lot so many shares are traded at least, and in multiples of it
    /// @param riskPercent of the capital that may be lost at the stop
    /// @param limitPercent of the capital that the position may be worth
    public record Trade(
            String side,
            BigDecimal entry,
            BigDecimal stop,
            String priceUnit,
            BigDecimal lot,
            BigDecimal riskPercent,
            BigDecimal limitPercent,
            BigDecimal costPercent) {}

    static ProposedTrade of(AnalysisDocument document) {
        JsonNode tree = document.tree();
        JsonNode plan = tree.path("plan");
        JsonNode strength = tree.at("/performance/strength");
        return new ProposedTrade(
                document.id().toString(),
                document.ticker(),
                document.verdict().name(),
                tree.path("score").asDouble(),
                strength.isNumber() ? strength.asDouble() : null,
                document.asOf(),
                tree.path("recomputed").asBoolean(),
                trade(plan),
                plan.path("message").asText());
    }

    /// Without a unit, or without a stop, there is nothing that could be sized.
    private static Optional<Trade> trade(JsonNode plan) {
        boolean isWhole =
                plan.path("entry").path("price").isNumber()
                        && plan.path("stop").isNumber()
                        && plan.path("lot").isNumber();
        return isWhole
                ? Optional.of(
                        new Trade(
                                plan.path("side").asText(),
                                plan.path("entry").path("price").decimalValue(),
                                plan.path("stop").decimalValue(),
                                plan.path("price_unit").asText(""),
                                plan.path("lot").decimalValue(),
                                plan.path("risk_percent").decimalValue(),
                                plan.path("position_limit_percent").decimalValue(),
                                plan.path("cost_percent").decimalValue()))
                : Optional.empty();
    }
}
