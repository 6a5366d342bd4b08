package bellwether.trading.strategy.basket;

import bellwether.trading.portfolio.Portfolio;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/strategies/{id}`. What is absent or null stays as it is.
public record StrategyChange(
        @Nullable @Pattern(regexp = Portfolio.NAME_PATTERN, message = Portfolio.NAME_RULE)
                String name,
        @Nullable JsonNode rules,
        @Nullable List<@NotNull(message = "must be a ticker") String> symbols,
        @Nullable Boolean active) {
    boolean changesTrading() {
        return rules != null || symbols != null || active != null;
    }
}
