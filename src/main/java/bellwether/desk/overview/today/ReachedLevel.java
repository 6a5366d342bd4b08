package bellwether.desk.overview.today;

import bellwether.platform.base.ExactNumber;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A price of a plan that a daily bar reached after the plan was made.
///
/// @param level the price of the plan, adjusted for splits since, as bars are
/// @param planned the same as it was planned, in the shares of then
/// @param price the high or low of the bar that reached it, adjusted for splits
/// @param close of that bar
/// @param message what the bar leaves open; null for nothing
public record ReachedLevel(
        String ticker,
        @Nullable String name,
        String side,
        Kind reached,
        BigDecimal level,
        BigDecimal planned,
        @JsonSerialize(using = ExactNumber.class) double price,
        @JsonSerialize(using = ExactNumber.class) double close,
        LocalDate on,
        String analysis,
        @Nullable String message) {
    /// Which of the plan's prices.
    public enum Kind {
        ENTRY,
        STOP,
        TARGET;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
