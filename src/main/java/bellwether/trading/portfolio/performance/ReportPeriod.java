package bellwether.trading.portfolio.performance;

import bellwether.platform.base.Refusal;
import java.time.LocalDate;

/// Days that a report is about, both included.
public record ReportPeriod(LocalDate from, LocalDate to) {
    /// Everything that is known.
    public static final ReportPeriod ALL =
            new ReportPeriod(LocalDate.of(1900, 1, 1), LocalDate.of(9999, 12, 31));

    public ReportPeriod {
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                    "?from", "must be %s (to) or earlier, was %s".formatted(to, from));
        }
    }
}
