package bellwether.research.backtest.portfolio;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// When and how positions are brought back to their weights. New positions are opened at their
/// weight too, whatever size the rule names.
///
/// @param every decided at the close of the first session of each such period
/// @param bandPercent a position is left alone that differs by no more, in percent of its weight
public record RebalancePlan(Every every, Weights weights, BigDecimal bandPercent) {
    public RebalancePlan {
        if (bandPercent.signum() < 0) {
            throw Refusal.invalid(
                    "/rebalance/band_percent",
                    "must be 0 or more, was " + bandPercent.toPlainString());
        }
    }

    /// A period, at whose first close positions are rebalanced.
    public enum Every {
        DAY,
        /// From Monday on.
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /// Whether a day lies in another period than the session before it.
        boolean begins(LocalDate before, LocalDate day) {
            return period(before) != period(day);
        }

        private long period(LocalDate day) {
            return switch (this) {
                case DAY -> day.toEpochDay();
                case WEEK -> Math.floorDiv(day.toEpochDay() + 3, 7); // day 0 was a Thursday
                case MONTH -> day.getYear() * 12L + day.getMonthValue();
                case QUARTER -> day.getYear() * 4L + day.get(IsoFields.QUARTER_OF_YEAR);
                case YEAR -> day.getYear();
            };
        }
    }

    /// What part of the equity each position is to be.
    public enum Weights {
        /// 1 ÷ the most positions.
        EQUAL,
        /// Inversely to the standard deviation of 63 daily returns; n positions together are n ÷
        /// the most positions.
        INVERSE_VOLATILITY
    }
}
