package bellwether.trading.execution.cost;

import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.RateBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The charges of a plan that hold on a day, computed on all that an order has filled so far.
public final class ChargeTable {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CostPlan plan;
    private final boolean dated;
    private List<CostRate> current;
    private @Nullable LocalDate day;

    public ChargeTable(CostPlan plan) {
        this.plan = plan;
        dated = plan.rates().stream().anyMatch(rate -> rate.validFrom() != null);
        current = dated ? List.of() : valid(plan.rates(), LocalDate.MAX);
    }

    /// Of each charge the rate that holds on this day.
    public List<CostRate> on(LocalDate date) {
        if (dated && !date.equals(day)) {
            current = valid(plan.rates(), date);
            day = date;
        }
        return current;
    }

    /// Whether no charge is ever made.
    public boolean isEmpty() {
        return plan.rates().isEmpty();
    }

    /// What each charge comes to for so many shares of so much value, filled on one side.
    ///
    /// @param digits of the currency behind the point
    public Map<String, BigDecimal> charges(
            OrderSide side, BigDecimal shares, BigDecimal value, LocalDate date, int digits) {
        List<CostRate> rates = on(date);
        if (rates.isEmpty()) {
            return Map.of();
        }
        Map<String, BigDecimal> charges = new LinkedHashMap<>();
        for (CostRate rate : rates) {
            if (rate.side() == null || rate.side() == side) {
                BigDecimal basis = rate.on().isEmpty() ? value : sum(charges, rate.on());
                charges.put(
                        rate.charge(),
                        rate.rounding().round(amount(rate, shares, value, basis), digits));
            }
        }
        return charges;
    }

    private static BigDecimal amount(
            CostRate rate, BigDecimal shares, BigDecimal value, BigDecimal basis) {
        BigDecimal amount =
                basis.multiply(rate.percent())
                        .movePointLeft(2)
                        .add(shares.multiply(rate.perShare()))
                        .max(rate.minimum());
        if (rate.maximum() != null) {
            amount = amount.min(rate.maximum());
        }
        return rate.maximumPercent() == null
                ? amount
                : amount.min(value.multiply(rate.maximumPercent()).divide(HUNDRED));
    }

    private static BigDecimal sum(Map<String, BigDecimal> charges, List<String> names) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String name : names) {
            sum = sum.add(charges.getOrDefault(name, BigDecimal.ZERO));
        }
        return sum;
    }

    /// The newest of each charge that has begun; before the first one that one, unverified.
    private static List<CostRate> valid(List<CostRate> rates, LocalDate date) {
        Map<String, CostRate> chosen = new LinkedHashMap<>();
        for (CostRate rate : rates) {
            CostRate other = chosen.get(rate.charge());
            if (other == null || isBetter(rate, other, date)) {
                chosen.put(rate.charge(), rate);
            }
        }
        List<CostRate> valid = new ArrayList<>(chosen.size());
        chosen.values().forEach(rate -> valid.add(begun(rate, date) ? rate : unverified(rate)));
        return List.copyOf(valid);
    }

    private static boolean isBetter(CostRate rate, CostRate other, LocalDate date) {
        boolean begun = begun(rate, date);
        if (begun != begun(other, date)) {
            return begun;
        }
        boolean later = !from(rate).isBefore(from(other));
        return begun == later;
    }

    private static LocalDate from(CostRate rate) {
        return rate.validFrom() == null ? LocalDate.MIN : rate.validFrom();
    }

    private static boolean begun(CostRate rate, LocalDate date) {
        return !from(rate).isAfter(date);
    }

    private static CostRate unverified(CostRate rate) {
        return new CostRate(
                rate.charge(),
                rate.side(),
                rate.on(),
                rate.percent(),
                rate.perShare(),
                rate.minimum(),
                rate.maximum(),
                rate.maximumPercent(),
                rate.rounding(),
                rate.validFrom(),
                RateBasis.UNVERIFIED,
                rate.source());
    }
}
