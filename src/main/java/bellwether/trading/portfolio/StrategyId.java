package bellwether.trading.portfolio;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A strategy's id, `st_12`; also what orders and positions name their strategy by.
public record StrategyId(long number) {
    private static final String PREFIX = "st_";

    /// Empty where it is not written like one.
    public static Optional<StrategyId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(StrategyId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
