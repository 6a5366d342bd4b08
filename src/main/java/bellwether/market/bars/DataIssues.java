package bellwether.market.bars;

import java.time.LocalDate;
import java.util.List;

/// What is on record of prices that were not taken, or that replaced others, oldest first.
public record DataIssues(List<Refused> refused, List<Dispute> disputes) {
    /// Nothing on record.
    public static final DataIssues NONE = new DataIssues(List.of(), List.of());

    /// A row that tells of a day and was not taken for what it says of it.
    ///
    /// @param source the file or provider that it came from
    /// @param reason a `RejectReason`'s code
    /// @param line in that file
    public record Refused(LocalDate day, String source, String reason, long line, String detail) {}

    /// A day of which two sources tell different prices.
    ///
    /// @param replaced whose bar gave way
    /// @param source whose bar is kept
    /// @param price which of its prices differs most
    public record Dispute(
            LocalDate day,
            String replaced,
            String source,
            String price,
            double replacedValue,
            double value) {
        /// The distance of the two over the smaller one.
        public double difference() {
            return Math.abs(value - replacedValue) / Math.min(value, replacedValue);
        }
    }

    public DataIssues {
        refused = List.copyOf(refused);
        disputes = List.copyOf(disputes);
    }

    /// Those from a day on before another.
    public DataIssues between(LocalDate from, LocalDate end) {
        return new DataIssues(
                refused.stream().filter(row -> lies(row.day(), from, end)).toList(),
                disputes.stream().filter(one -> lies(one.day(), from, end)).toList());
    }

    private static boolean lies(LocalDate day, LocalDate from, LocalDate end) {
        return !day.isBefore(from) && day.isBefore(end);
    }
}
