package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.ReturnSpan;
import bellwether.trading.portfolio.performance.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days that a report covers, and what went in and came out.
///
/// @param opening equity before the first of the days; null where nothing was there
/// @param closing equity on the last complete day; null without one
record ShownSpan(
        @Nullable Dated opening, @Nullable Dated closing, Flows flows, Valuations valuations) {
    record Dated(LocalDate day, BigDecimal equity) {}

    /// Money and stated shares that came in, and that left.
    ///
    /// @param transfers how many of the n were stated shares, counted at the last close that was
    ///   known when they were booked
    /// @param transfersAsStated those without one, counted at their stated price
    record Flows(BigDecimal in, BigDecimal out, int n, int transfers, int transfersAsStated) {}

    /// How many days were valued, and how many of them not wholly.
    record Valuations(int complete, int incomplete) {}

    static ShownSpan of(Portfolio portfolio, PerformanceReport report) {
        int digits = portfolio.terms().settings().digits();
        int complete = (int) report.days().stream().filter(Valuation::isComplete).count();
        return new ShownSpan(
                dated(Optional.ofNullable(report.opening()), digits),
                dated(report.closing(), digits),
                new Flows(
                        rounded(report.inflow(), digits),
                        rounded(report.outflow(), digits),
                        report.flows().size(),
                        report.transfers().all(),
                        report.transfers().asStated()),
                new Valuations(complete, report.days().size() - complete));
    }

    private static @Nullable Dated dated(Optional<Valuation> valuation, int digits) {
        return valuation
                .map(known -> new Dated(known.day(), rounded(known.worth(), digits)))
                .orElse(null);
    }

    /// From the rounded amounts, so that a reader who adds them up gets the same.
    static BigDecimal profit(PerformanceReport report, int digits) {
        BigDecimal end = report.closing().map(Valuation::worth).orElse(BigDecimal.ZERO);
        BigDecimal begin =
                report.spans().stream()
                        .findFirst()
                        .map(ReturnSpan::opening)
                        .orElse(BigDecimal.ZERO);
        return rounded(end, digits)
                .subtract(rounded(begin, digits))
                .subtract(rounded(report.inflow(), digits))
                .add(rounded(report.outflow(), digits));
    }

    static BigDecimal rounded(BigDecimal amount, int digits) {
        return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }
}
