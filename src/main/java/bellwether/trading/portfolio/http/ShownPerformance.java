package bellwether.trading.portfolio.http;

import bellwether.platform.http.Page;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.performance.BenchmarkPath;
import bellwether.trading.portfolio.performance.BenchmarkSeries;
import bellwether.trading.portfolio.performance.InternalRate;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.ReturnIndex;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A performance report as the API shows it. Whatever is null says why.
record ShownPerformance(
        String portfolio,
        String currency,
        @JsonUnwrapped ShownSpan span,
        BigDecimal profit,
        long days,
        Rate timeWeighted,
        Rate moneyWeighted,
        Drawdown drawdown,
        Volatility volatility,
        @Nullable Benchmark benchmark,
        Page<ShownCurve.Day> curve) {
    private static final int LEAST_RATES = 20;
    private static final long DAYS_A_YEAR = 365;

    /// A return as a part of 1.
    ///
    /// @param n of spans between complete valuations
    /// @param reason why something is null; null where nothing is
    record Rate(
            @JsonProperty("return") @Nullable Double total,
            @Nullable Double annualised,
            int n,
            @Nullable String reason) {}

    /// The deepest fall.
    record Drawdown(
            @Nullable Double depth,
            @Nullable LocalDate peak,
            @Nullable LocalDate trough,
            int n,
            @Nullable String reason) {}

    /// The deviation of the spans' rates.
    record Volatility(
            @Nullable Double ofSpans,
            @Nullable Double annualised,
            int n,
            @Nullable String reason) {}

    /// What the same flows came to elsewhere.
    ///
    /// @param converted whether its closes are converted to the portfolio's currency
    /// @param dividends how many on record are reinvested in it
    /// @param dividendsLeftOut how many on record reach the close before them, and are not
    /// @param worth what they would be worth at the end
    /// @param excess the portfolio's time-weighted return less the benchmark's
    record Benchmark(
            String ticker,
            @Nullable String currency,
            boolean synthetic,
            boolean converted,
            long dividends,
            long dividendsLeftOut,
            @JsonProperty("return") @Nullable Double total,
            @Nullable Double excess,
            @Nullable Double moneyWeighted,
            @Nullable BigDecimal worth,
            @Nullable String reason) {}

    static ShownPerformance of(
            Portfolio portfolio,
            PerformanceReport report,
            Optional<ShownCurve.Benchmark> benchmark,
            Page<ShownCurve.Day> curve) {
        int digits = portfolio.terms().settings().digits();
        ReturnIndex index = report.index();
        return new ShownPerformance(
                portfolio.id().toString(),
                portfolio.terms().currency(),
                ShownSpan.of(portfolio, report),
                ShownSpan.profit(report, digits),
                index.days(),
                timeWeighted(index),
                moneyWeighted(report, index),
                drawdown(index),
                volatility(index),
                benchmark.map(known -> benchmark(known, report, digits)).orElse(null),
                curve);
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static String shorter(long days) {
        return "annualised needs %d days or more, was %d".formatted(DAYS_A_YEAR, days);
    }

    private static String notAnnualised(ReturnIndex index) {
        return index.isLost()
                ? "annualised needs something left of what was invested: the return is -100 % or less"
                : shorter(index.days());
    }

    private static String undefined(ReturnIndex index) {
        return index.undefinedOn()
                .map(day -> "nothing or less was invested in the span that ends on " + day)
                .orElse("no complete valuation in the period");
    }

    private static Rate timeWeighted(ReturnIndex index) {
        OptionalDouble total = index.total();
        OptionalDouble annualised = index.annualised();
        String reason =
                total.isEmpty()
                        ? undefined(index)
                        : annualised.isEmpty() ? notAnnualised(index) : null;
        return new Rate(orNull(total), orNull(annualised), index.levels().size(), reason);
    }

    private static Rate moneyWeighted(PerformanceReport report, ReturnIndex index) {
        Optional<InternalRate> rate = report.rate();
        int n = report.spans().size();
        if (rate.isEmpty()) {
            return new Rate(null, null, n, n == 0 ? undefined(index) : noRate(index.days()));
        }
        OptionalDouble annualised = rate.get().annualised();
        return new Rate(
                rate.get().ofSpan(),
                orNull(annualised),
                n,
                annualised.isEmpty() ? shorter(index.days()) : null);
    }

    private static String noRate(long days) {
        return days == 0
                ? "needs a day or more between the first flow and the last valuation"
                : "no rate, or more than one, makes flows and equity worth nothing together";
    }

    private static Drawdown drawdown(ReturnIndex index) {
        int n = index.levels().size();
        if (index.total().isEmpty()) {
            return new Drawdown(null, null, null, n, undefined(index));
        }
        return index.deepest()
                .map(fall -> new Drawdown(fall.depth(), fall.peak(), fall.trough(), n, null))
                .orElse(new Drawdown(0.0, null, null, n, null));
    }

    private static Volatility volatility(ReturnIndex index) {
        int n = index.rates().size();
        OptionalDouble deviation = index.deviation(LEAST_RATES);
        if (deviation.isEmpty()) {
            String reason = "needs %d spans or more, was %d".formatted(LEAST_RATES, n);
            return new Volatility(null, null, n, reason);
        }
        boolean isLong = index.days() >= DAYS_A_YEAR;
        double perYear = (double) n * DAYS_A_YEAR / Math.max(1, index.days());
        return new Volatility(
                deviation.getAsDouble(),
                isLong ? deviation.getAsDouble() * Math.sqrt(perYear) : null,
                n,
                isLong ? null : shorter(index.days()));
    }

    private static Benchmark benchmark(
            ShownCurve.Benchmark benchmark, PerformanceReport report, int digits) {
        return switch (benchmark.outcome()) {
            case BenchmarkPath.Outcome.NoClose(LocalDate day) ->
                    benchmark(
                            benchmark,
                            null,
                            report,
                            "no close of the ten days up to " + day,
                            digits);
            case BenchmarkPath.Outcome.NoRate(LocalDate day) ->
                    benchmark(
                            benchmark,
                            null,
                            report,
                            "no exchange rate from %s of the five days up to %s"
                                    .formatted(benchmark.series().currency(), day),
                            digits);
            case BenchmarkPath.Outcome.Known(BenchmarkPath path) ->
                    benchmark(
                            benchmark,
                            report.spans().isEmpty() ? null : path,
                            report,
                            report.spans().isEmpty() ? undefined(report.index()) : null,
                            digits);
        };
    }

    private static Benchmark benchmark(
            ShownCurve.Benchmark benchmark,
            @Nullable BenchmarkPath path,
            PerformanceReport report,
            @Nullable String reason,
            int digits) {
        OptionalDouble own = report.index().total();
        return new Benchmark(
                benchmark.series().ticker(),
                benchmark.series().currency(),
                benchmark.series().synthetic(),
                benchmark.series().isConverted(),
                dividends(benchmark.series().dividends(), report),
                dividends(benchmark.series().leftOut(), report),
                path == null ? null : path.total(),
                path == null || own.isEmpty() ? null : own.getAsDouble() - path.total(),
                path == null
                        ? null
                        : report.rate(path.worth()).map(InternalRate::ofSpan).orElse(null),
                path == null ? null : ShownSpan.rounded(path.worth(), digits),
                reason);
    }

    private static long dividends(Set<LocalDate> days, PerformanceReport report) {
        return report.spans().isEmpty()
                ? 0
                : BenchmarkSeries.within(
                        days,
                        BenchmarkPath.begin(report.spans().getFirst()),
                        report.spans().getLast().after().day());
    }
}
