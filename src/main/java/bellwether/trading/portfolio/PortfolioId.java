package bellwether.trading.portfolio;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A portfolio's id, `pf_12` outside.
public record PortfolioId(long number) {
    private static final String PREFIX = "pf_";

    /// Empty where it is not written like one.
    public static Optional<PortfolioId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(PortfolioId::new);
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
