package bellwether.research.backtest.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A strategy on paper beside its backtest.
///
/// @param difference what paper has more; the explained amounts and `unexplained` add up to it
/// @param notes what else is to be known
/// @param undefined why nothing can be compared; then there are no results
public record DriftReport(
        String strategy,
        String portfolio,
        @Nullable Period period,
        @Nullable Side paper,
        @Nullable Side backtest,
        @Nullable BigDecimal difference,
        List<Explained> explained,
        @Nullable BigDecimal unexplained,
        List<Trade> trades,
        List<String> notes,
        @Nullable String undefined) {
    public DriftReport {
        explained = List.copyOf(explained);
        trades = List.copyOf(trades);
        notes = List.copyOf(notes);
    }

    /// What is compared.
    ///
    /// @param first day whose close could be decided on
    /// @param cash of the portfolio at the begin
    public record Period(LocalDate first, LocalDate last, String currency, BigDecimal cash) {}

    /// What one of them came to.
    ///
    /// @param result of all trades, with what is held valued at the last close
    /// @param distributions dividends less fees for borrowing, part of the result
    public record Side(BigDecimal result, int trades, int open, BigDecimal distributions) {}

    /// One cause over all trades.
    ///
    /// @param parts how many differences of trades it explains
    public record Explained(String cause, BigDecimal amount, int parts, String meaning) {}

    /// A trade on paper and in the backtest; null where it is not there.
    public record Trade(
            String symbol,
            String direction,
            @Nullable Leg paper,
            @Nullable Leg backtest,
            BigDecimal difference,
            List<Part> parts) {
        public Trade {
            parts = List.copyOf(parts);
        }
    }

    /// A trade of one of them.
    ///
    /// @param left null while it is held
    /// @param net with what is held valued at the last close
    public record Leg(
            BigDecimal quantity,
            LocalDate entered,
            BigDecimal entryPrice,
            @Nullable LocalDate left,
            @Nullable BigDecimal exitPrice,
            BigDecimal costs,
            BigDecimal net) {}

    /// A part of a trade's difference.
    public record Part(String cause, BigDecimal amount, String detail) {}
}
