package bellwether.trading.execution.cost;

import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.RateBasis;
import bellwether.trading.execution.TakerCosts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Half spread, slippage and impact of one fill. Their sum is rounded once, and each component is
/// what it adds to the rounded sum.
public final class TakerCharges {
    private static final String HALF_SPREAD = "half_spread";
    private static final String SLIPPAGE = "slippage";
    private static final String IMPACT = "impact";
    private static final int BPS_DIGITS = 4;

    private final TakerCosts costs;
    private final int digits;
    private final boolean free;

    public TakerCharges(TakerCosts costs, int digits) {
        this.costs = costs;
        this.digits = digits;
        free = costs.equals(TakerCosts.NONE);
    }

    /// Whether nothing is ever paid.
    public boolean isFree() {
        return free;
    }

    /// What these shares pay.
    ///
    /// @param shares of this fill, for the impact
    /// @param most what may be paid; null: no limit
    /// @param before what was known before the bar; null: nothing
    public List<Charge> of(
            BigDecimal shares,
            BigDecimal value,
            @Nullable BigDecimal most,
            @Nullable BarStatistics before) {
        if (free) {
            return List.of();
        }
        BarStatistics known = before == null ? BarStatistics.UNKNOWN : before;
        double byRange = costs.atrMultiple().doubleValue() * known.atr14() / known.close();
        double byVolume = impact(shares, known);
        List<Charge> charges = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        sum = add(charges, HALF_SPREAD, sum, bps(value, costs.halfSpreadBps()), most);
        BigDecimal slippage = bps(value, costs.slippageBps());
        boolean rangeUnknown = costs.atrMultiple().signum() > 0 && !Double.isFinite(byRange);
        if (costs.atrMultiple().signum() > 0 && !rangeUnknown) {
            slippage = slippage.add(value.multiply(BigDecimal.valueOf(byRange)));
        }
        sum = add(charges, SLIPPAGE, sum, slippage, most);
        if (rangeUnknown) {
            charges.add(unknown(SLIPPAGE));
        }
        if (costs.impact().signum() > 0) {
            if (Double.isFinite(byVolume)) {
                add(charges, IMPACT, sum, capped(value, byVolume), most);
            } else {
                charges.add(unknown(IMPACT));
            }
        }
        return charges;
    }

    private double impact(BigDecimal shares, BarStatistics known) {
        return costs.impact().doubleValue()
                * known.sd20()
                * Math.sqrt(shares.doubleValue() / known.meanVolume20());
    }

    private BigDecimal capped(BigDecimal value, double part) {
        BigDecimal impact = value.multiply(BigDecimal.valueOf(part));
        BigDecimal most = costs.impactMostPercent();
        return most == null ? impact : impact.min(value.multiply(most).movePointLeft(2));
    }

    private BigDecimal add(
            List<Charge> charges,
            String name,
            BigDecimal sum,
            BigDecimal amount,
            @Nullable BigDecimal most) {
        BigDecimal after = sum.add(amount);
        BigDecimal added = rounded(after, most).subtract(rounded(sum, most));
        if (added.signum() > 0) {
            charges.add(new Charge(name, added, RateBasis.STATED));
        }
        return after;
    }

    private BigDecimal rounded(BigDecimal sum, @Nullable BigDecimal most) {
        return (most == null ? sum : sum.min(most)).setScale(digits, RoundingMode.HALF_UP);
    }

    private static BigDecimal bps(BigDecimal value, BigDecimal bps) {
        return value.multiply(bps).movePointLeft(BPS_DIGITS);
    }

    private static Charge unknown(String name) {
        return new Charge(name, BigDecimal.ZERO, RateBasis.UNKNOWN);
    }
}
