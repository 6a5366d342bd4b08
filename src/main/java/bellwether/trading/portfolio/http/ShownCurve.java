package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.performance.BenchmarkPath;
import bellwether.trading.portfolio.performance.BenchmarkSeries;
import bellwether.trading.portfolio.performance.PerformanceReport;
import bellwether.trading.portfolio.performance.ReturnSpan;
import bellwether.trading.portfolio.performance.Valuation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days of a report, beside its benchmark.
record ShownCurve(List<Day> days, Optional<Benchmark> benchmark) {
    private static final int DIGITS = 2;

    /// A valued day.
    ///
    /// @param equity null where something is missing
    /// @param inflow money that came in since the last complete day; null where it is not known yet
    /// @param outflow money that left since
    /// @param index what 1 grew to since the beginning, without flows; null where it is not known
    /// @param benchmarkIndex the same of the benchmark
    /// @param oldestPrice the date of the oldest price in it
    record Day(
            LocalDate day,
            @Nullable BigDecimal equity,
            @Nullable BigDecimal positions,
            @Nullable BigDecimal inflow,
            @Nullable BigDecimal outflow,
            @Nullable Double index,
            @Nullable Double benchmarkIndex,
            List<String> missing,
            @Nullable LocalDate oldestPrice) {}

    /// A benchmark and what came of it.
    record Benchmark(BenchmarkSeries series, BenchmarkPath.Outcome outcome) {}

    static ShownCurve of(PerformanceReport report, @Nullable BenchmarkSeries series) {
        Optional<Benchmark> benchmark =
                Optional.ofNullable(series)
                        .map(known ->
                                new Benchmark(known, BenchmarkPath.of(report.spans(), known)));
        List<Double> levels = report.index().levels();
        List<Double> others =
                benchmark.map(Benchmark::outcome).stream()
                        .filter(BenchmarkPath.Outcome.Known.class::isInstance)
                        .map(BenchmarkPath.Outcome.Known.class::cast)
                        .flatMap(known -> known.path().levels().stream())
                        .toList();
        List<Day> days = new ArrayList<>();
        int span = 0;
        for (Valuation valuation : report.days()) {
            boolean complete = valuation.isComplete();
            days.add(
                    day(
                            valuation,
                            complete ? report.spans().get(span) : null,
                            complete && span < levels.size() ? levels.get(span) : null,
                            complete && span < others.size() ? others.get(span) : null));
            span += complete ? 1 : 0;
        }
        return new ShownCurve(days, benchmark);
    }

    private static Day day(
            Valuation valuation,
            @Nullable ReturnSpan span,
            @Nullable Double index,
            @Nullable Double benchmarkIndex) {
        return new Day(
                valuation.day(),
                rounded(valuation.equity()),
                rounded(valuation.positions()),
                span == null ? null : rounded(span.inflow()),
                span == null ? null : rounded(span.outflow()),
                index,
                benchmarkIndex,
                valuation.missing(),
                valuation.oldestPrice());
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
