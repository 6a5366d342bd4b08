package bellwether.desk.journal.advice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the newest daily sheet of a symbol says.
///
/// @param before on the bar before; null where that is not known
public record MarketVerdict(String verdict, double score, LocalDate on, @Nullable String before) {
    boolean isBuy() {
        return isBuy(verdict);
    }

    /// Whether it became a purchase on its last bar.
    boolean turnedBuy() {
        return isBuy() && before != null && !isBuy(before);
    }

    private static boolean isBuy(String verdict) {
        return verdict.equals("BUY") || verdict.equals("STRONG_BUY");
    }
}
