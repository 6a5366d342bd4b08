package bellwether.research.backtest.spec;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How one cash is divided over symbols.
///
/// @param maxPositions at most so many at once
/// @param rank a value as a condition spells it; the highest first. Symbols without one are not
///   entered. Absent: by ticker
/// @param rebalance absent: never
public record PortfolioChoice(
        @Nullable
                @Min(value = 1, message = "must be 1 to 1,000")
                @Max(value = 1000, message = "must be 1 to 1,000")
                Integer maxPositions,
        @Nullable JsonNode rank,
        @Nullable @Valid Rebalance rebalance) {
    public static final int USUAL_POSITIONS = 10;

    public static final PortfolioChoice USUAL = new PortfolioChoice(null, null, null);

    /// What was stored as null is read as a node.
    public PortfolioChoice {
        rank = rank == null || rank.isNull() ? null : rank;
    }

    /// Positions are brought back to their weights.
    ///
    /// @param every how often, at the first session's close
    /// @param weights `equal` (1 ÷ max_positions) or `inverse_volatility` (63 sessions)
    /// @param bandPercent a position is left alone that differs by less, in percent of its weight
    public record Rebalance(
            @NotNull(message = "is required: week, month, quarter or year")
                    @Pattern(
                            regexp = "day|week|month|quarter|year",
                            message = "must be day, week, month, quarter or year")
                    String every,
            @Nullable
                    @Pattern(
                            regexp = "equal|inverse_volatility",
                            message = "must be equal or inverse_volatility")
                    String weights,
            @Nullable
                    @DecimalMin(value = "0", message = "must be 0 to 100")
                    @DecimalMax(value = "100", message = "must be 0 to 100")
                    BigDecimal bandPercent) {}
}
