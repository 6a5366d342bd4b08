package bellwether.trading.portfolio;

import java.util.Optional;

/// A portfolio's id, `pf_12` outside.
public record PortfolioId(long number) {
    private static final String PREFIX = "pf_";
    private static final int MOST_DIGITS = 18;

    /// Empty where it is not written like one.
    public static Optional<PortfolioId> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String digits = text.substring(PREFIX.length());
        boolean whole = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole && digits.length() <= MOST_DIGITS && !digits.startsWith("0")
                ? Optional.of(new PortfolioId(Long.parseLong(digits)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
