package bellwether.trading.portfolio.performance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Rates of spans, linked: what 1 that was there from the beginning grew to. Flows do not move it.
public final class ReturnIndex {
    private static final double DAYS_A_YEAR = 365;

    private final List<ReturnSpan> spans;
    private final List<Double> levels = new ArrayList<>();
    private final @Nullable LocalDate undefinedOn;

    public ReturnIndex(List<ReturnSpan> spans) {
        this.spans = List.copyOf(spans);
        double level = 1;
        LocalDate undefined = null;
        for (ReturnSpan span : spans) {
            OptionalDouble rate = span.rate();
            if (rate.isEmpty()) {
                undefined = span.after().day();
                break;
            }
            level *= 1 + rate.getAsDouble();
            levels.add(level);
        }
        undefinedOn = undefined;
    }

    /// After each span, up to the first that has no rate.
    public List<Double> levels() {
        return List.copyOf(levels);
    }

    /// The day on which nothing was invested and something came of it.
    public Optional<LocalDate> undefinedOn() {
        return Optional.ofNullable(undefinedOn);
    }

    /// The time-weighted return. Empty without spans, and where one has no rate.
    public OptionalDouble total() {
        return levels.isEmpty() || undefinedOn != null
                ? OptionalDouble.empty()
                : OptionalDouble.of(levels.getLast() - 1);
    }

    public long days() {
        return spans.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(spans.getFirst().begins(), spans.getLast().after().day());
    }

    /// A year's; empty where the spans are shorter together, and where all was lost, or more: no
    /// rate a year leads there.
    public OptionalDouble annualised() {
        return total().isEmpty() || days() < DAYS_A_YEAR || isLost()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.pow(1 + total().getAsDouble(), DAYS_A_YEAR / days()) - 1);
    }

    /// Whether nothing, or less, was left of what was invested.
    public boolean isLost() {
        return total().isPresent() && total().getAsDouble() <= -1;
    }

    /// The largest fall of the index from an earlier level.
    ///
    /// @param depth as a part of the peak, 0 or more
    /// @param peak the date that it fell from
    public record Drawdown(double depth, LocalDate peak, LocalDate trough) {}

    /// Empty where it never fell, and where it is not defined.
    public Optional<Drawdown> deepest() {
        if (undefinedOn != null) {
            return Optional.empty();
        }
        Drawdown deepest = null;
        double high = 1;
        LocalDate highDay = spans.isEmpty() ? LocalDate.EPOCH : spans.getFirst().begins();
        for (int i = 0; i < levels.size(); i++) {
            LocalDate day = spans.get(i).after().day();
            double depth = 1 - levels.get(i) / high;
            if (depth > (deepest == null ? 0 : deepest.depth)) {
                deepest = new Drawdown(depth, highDay, day);
            }
            if (levels.get(i) >= high) {
                high = levels.get(i);
                highDay = day;
            }
        }
        return Optional.ofNullable(deepest);
    }

    /// The rates of spans in which something was invested.
    public List<Double> rates() {
        List<Double> rates = new ArrayList<>();
        for (ReturnSpan span : spans.subList(0, levels.size())) {
            if (!span.isEmpty()) {
                span.rate().ifPresent(rates::add);
            }
        }
        return rates;
    }

    /// The sample standard deviation of the rates; empty with fewer than `least` of them.
    public OptionalDouble deviation(int least) {
        List<Double> rates = rates();
        if (rates.size() < Math.max(2, least)) {
            return OptionalDouble.empty();
        }
        double mean = rates.stream().mapToDouble(Double::doubleValue).sum() / rates.size();
        double squares = rates.stream().mapToDouble(rate -> (rate - mean) * (rate - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (rates.size() - 1)));
    }
}
