package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The rate at which all payments are worth nothing together: the money-weighted return (XIRR, by
/// days of 365 a year).
public final class InternalRate {
    private static final double DAYS_A_YEAR = 365;

    /// With more changes of direction, whether there is one rate is not looked for.
    private static final int MOST_CHANGES = 40;

    private final double logarithm;
    private final long days;

    private InternalRate(double logarithm, long days) {
        this.logarithm = logarithm;
        this.days = days;
    }

    /// The rate of these payments. Empty where there is none, or more than one.
    public static Optional<InternalRate> of(List<DatedAmount> payments) {
        TreeMap<LocalDate, BigDecimal> byDate = new TreeMap<>();
        payments.forEach(one -> byDate.merge(one.date(), one.amount(), BigDecimal::add));
        byDate.values().removeIf(amount -> amount.signum() == 0);
        if (byDate.size() < 2) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(byDate.firstKey(), byDate.lastKey());
        ExponentialSum.Builder sum = new ExponentialSum.Builder();
        for (Map.Entry<LocalDate, BigDecimal> one : byDate.entrySet()) {
            long after = ChronoUnit.DAYS.between(byDate.firstKey(), one.getKey());
            sum.add(one.getValue().doubleValue(), (double) after / days);
        }
        ExponentialSum built = sum.build();
        List<Double> zeros = built.signChanges() > MOST_CHANGES ? List.of() : built.zeros();
        return zeros.size() == 1
                ? Optional.of(new InternalRate(zeros.getFirst(), days))
                : Optional.empty();
    }

    /// From the first payment to the last one.
    public double ofSpan() {
        return Math.expm1(logarithm);
    }

    /// A year's.
    public double annual() {
        return Math.expm1(logarithm * DAYS_A_YEAR / days);
    }

    /// A year's; empty where the payments span less.
    public OptionalDouble annualised() {
        return days < DAYS_A_YEAR ? OptionalDouble.empty() : OptionalDouble.of(annual());
    }
}
