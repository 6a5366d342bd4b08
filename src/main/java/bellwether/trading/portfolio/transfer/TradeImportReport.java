package bellwether.trading.portfolio.transfer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What became of each row of a file of trades.
///
/// @param format that the file was taken for
/// @param booked whether the accepted rows are in the portfolio now
/// @param already rows that an earlier import has booked
/// @param accepted in the order of the file, as the refused ones are
public record TradeImportReport(
        TradeFormat format,
        boolean dryRun,
        boolean partial,
        boolean booked,
        Counts counts,
        List<SkippedRows> skipped,
        List<Long> already,
        List<AcceptedRow> accepted,
        List<RefusedRow> refused) {
    public TradeImportReport {
        skipped = List.copyOf(skipped);
        already = List.copyOf(already);
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
    }

    /// Rows of each kind; together they are all rows.
    public record Counts(int rows, int accepted, int already, int skipped, int refused) {}

    /// Rows that move no shares kept here.
    ///
    /// @param kind such as dividend
    public record SkippedRows(RowMeaning kind, int rows, List<Long> lines) {
        public SkippedRows {
            lines = List.copyOf(lines);
        }
    }

    /// A row that was booked, or would be.
    ///
    /// @param id of its fill
    /// @param quantity in shares as the account has them, after splits since
    /// @param note what the row says beyond, and how splits have changed it; empty for nothing
    public record AcceptedRow(
            long line,
            String id,
            String ticker,
            String strategy,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal costs,
            LocalDate date,
            String note) {}
}
