package bellwether.frontend.legacy;

import bellwether.platform.base.Json;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An analysis as the older clients know it.
///
/// @param strategyId always null: an analysis belongs to no strategy
record OlderAnalysis(
        String ticker,
        String symbol,
        String verdict,
        double score,
        @JsonUnwrapped Trade trade,
        @Nullable String strategyId,
        Instant createdAt) {

    /// Null where there is no trade.
    ///
    /// @param stopLoss the same as `stop`
    /// @param positionSize the same as `shares`
    /// @param rr the reward for each unit of risk
    record Trade(
            JsonNode entry,
            JsonNode stop,
            JsonNode stopLoss,
            JsonNode target,
            JsonNode shares,
            JsonNode positionSize,
            JsonNode rr) {
        static Trade of(JsonNode plan) {
            return new Trade(
                    plan.path("entry").path("price"),
                    plan.path("stop"),
                    plan.path("stop"),
                    plan.path("target"),
                    plan.path("shares"),
                    plan.path("shares"),
                    plan.path("reward_risk"));
        }
    }

    static OlderAnalysis of(StoredAnalysis stored) {
        return of(stored, Json.stored(stored.shown(), JsonNode.class));
    }

    static OlderAnalysis of(StoredAnalysis stored, JsonNode document) {
        String ticker = document.path("ticker").asText();
        return new OlderAnalysis(
                ticker,
                ticker,
                document.path("verdict").asText(),
                stored.score(),
                Trade.of(document.path("plan")),
                null,
                stored.createdAt());
    }
}
