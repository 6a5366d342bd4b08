package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the portfolio's flows would have come to in a benchmark: money that came in buys it at the
/// last close before its span, money that left sells it at the span's end.
///
/// @param levels what 1 in the benchmark grew to by the end of each span
/// @param worth of what the flows bought, at the end; below 0 where more was taken out than it had
public record BenchmarkPath(List<Double> levels, BigDecimal worth) {
    public BenchmarkPath {
        levels = List.copyOf(levels);
    }

    /// Whether the benchmark has a close and a rate for each day that one is needed for.
    public sealed interface Outcome {
        record Known(BenchmarkPath path) implements Outcome {}

        record NoClose(LocalDate missing) implements Outcome {}

        record NoRate(LocalDate missing) implements Outcome {}
    }

    public static Outcome of(List<ReturnSpan> spans, BenchmarkSeries series) {
        List<Double> levels = new ArrayList<>();
        double level = 1;
        BigDecimal worth = spans.isEmpty() ? BigDecimal.ZERO : spans.getFirst().opening();
        for (ReturnSpan span : spans) {
            LocalDate begins = begin(span);
            LocalDate ends = span.after().day();
            for (LocalDate day : List.of(begins, ends)) {
                if (series.close(day).isEmpty()) {
                    return new Outcome.NoClose(day);
                }
                if (series.rates().on(day).isEmpty()) {
                    return new Outcome.NoRate(day);
                }
            }
            double growth = level(series, ends) / level(series, begins);
            level *= growth;
            levels.add(level);
            worth =
                    worth.add(span.inflow())
                            .multiply(BigDecimal.valueOf(growth), MathContext.DECIMAL64)
                            .subtract(span.outflow());
        }
        return new Outcome.Known(new BenchmarkPath(levels, worth));
    }

    private static double level(BenchmarkSeries series, LocalDate day) {
        return series.close(day).orElseThrow() * series.rates().on(day).orElseThrow();
    }

    /// Of the first money: the day before it came, so that it buys at a close that was known.
    public static LocalDate begin(ReturnSpan span) {
        return span.before() == null ? span.begins().minusDays(1) : span.begins();
    }

    public double total() {
        return levels.isEmpty() ? 0 : levels.getLast() - 1;
    }
}
