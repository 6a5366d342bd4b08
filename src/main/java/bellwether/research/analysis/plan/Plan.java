package bellwether.research.analysis.plan;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What to do about it.
@JsonSerialize(using = PlanJson.class)
public sealed interface Plan {

    /// Whether it is a trade of a known size at prices that can be had.
    boolean actionable();

    String side();

    /// Whole lots; 0 is a valid answer and [#explanation()] says why. Null when there are no prices
    /// to trade at, or when the capital is in another currency and there is no rate.
    @Nullable BigDecimal shares();

    String explanation();

    /// A trade, fully priced.
    ///
    /// @param rewardRisk target distance over stop distance, of the rounded prices
    /// @param units what prices, shares and money are counted in
    /// @param stopMethod how the stop's distance came about
    /// @param maxBars how long to hold at most, when the profile says so
    record Trade(
            String side,
            @Nullable BigDecimal shares,
            PlanUnits units,
            PlanEntry entry,
            BigDecimal stop,
            BigDecimal target,
            BigDecimal rewardRisk,
            PlanRisk risk,
            String stopMethod,
            OptionalInt maxBars,
            String explanation)
            implements Plan {
        @Override
        public boolean actionable() {
            return shares != null && shares.signum() > 0;
        }
    }

    /// HOLD: nothing to buy or sell.
    record None(String explanation) implements Plan {
        @Override
        public boolean actionable() {
            return false;
        }

        @Override
        public String side() {
            return "none";
        }

        @Override
        public BigDecimal shares() {
            return BigDecimal.ZERO;
        }
    }

    /// The last prices are too old, whatever the verdict is.
    record Stale(String explanation) implements Plan {
        @Override
        public boolean actionable() {
            return false;
        }

        @Override
        public String side() {
            return "none";
        }

        @Override
        public @Nullable BigDecimal shares() {
            return null;
        }
    }

    /// The verdict asks for a trade, but the steps of the price are too large for a stop.
    record TooCoarse(String explanation) implements Plan {
        @Override
        public boolean actionable() {
            return false;
        }

        @Override
        public String side() {
            return "none";
        }

        @Override
        public @Nullable BigDecimal shares() {
            return null;
        }
    }

    /// What would have been done on a day that is over. Its prices are not those of today, so it is
    /// no trade.
    ///
    /// @param then the trade as it was on that day
    record Recomputed(String explanation, Trade then) implements Plan {
        @Override
        public boolean actionable() {
            return false;
        }

        @Override
        public String side() {
            return "none";
        }

        @Override
        public @Nullable BigDecimal shares() {
            return null;
        }
    }

    /// The same for an analysis that is recomputed for a day, if it is: a trade is none today.
    default Plan recomputed(Optional<LocalDate> day) {
        return day.isPresent() && this instanceof Trade trade
                ? new Recomputed(
                        "no plan for today: recomputed for a past date, %s; see then for the plan of that date"
                                .formatted(day.get()),
                        trade)
                : this;
    }

    /// The trade, if there is one.
    default Optional<Trade> trade() {
        return this instanceof Trade trade ? Optional.of(trade) : Optional.empty();
    }
}
