package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is limited. Percentages are of the equity, those of losses of the equity at the period's
/// begin.
public enum RiskLimit {
    /// The loss of one order from its price to its stop; without a stop its whole value counts.
    RISK_PERCENT("1"),
    /// The value held and ordered of one symbol.
    POSITION_PERCENT("20"),
    /// The value held and ordered of one sector.
    SECTOR_PERCENT("30"),
    /// The loss of all positions and entry orders to their stops; without a stop the whole value
    /// counts.
    HEAT_PERCENT("6"),
    /// How many positions are held or ordered.
    POSITIONS("10"),
    DAY_LOSS_PERCENT("5"),
    WEEK_LOSS_PERCENT("10");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    private final BigDecimal usual;

    RiskLimit(String usual) {
        this.usual = new BigDecimal(usual);
    }

    /// Its value where the owner has chosen none.
    public BigDecimal usual() {
        return usual;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RiskLimit> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
    }

    boolean isCount() {
        return this == POSITIONS;
    }

    boolean allows(BigDecimal value) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return value.signum() > 0 && value.compareTo(MOST) <= 0 && (whole || !isCount());
    }

    String rule() {
        return isCount()
                ? "must be a whole number of 1 to 1000, or null to switch it off"
                : "must be a percentage above 0 and at most 1000, or null to switch it off";
    }
}
