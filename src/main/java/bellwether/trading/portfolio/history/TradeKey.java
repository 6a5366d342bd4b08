package bellwether.trading.portfolio.history;

import bellwether.trading.portfolio.PortfolioId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a closed trade, `tr_12_7`: the seventh that portfolio 12 closed.
public record TradeKey(PortfolioId portfolio, long n) {
    private static final Pattern FORM = Pattern.compile("tr_([1-9][0-9]{0,17})_([1-9][0-9]{0,17})");

    /// Empty where it is not written like one.
    public static Optional<TradeKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new TradeKey(
                                new PortfolioId(Long.parseLong(form.group(1))),
                                Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "tr_%d_%d".formatted(portfolio.number(), n);
    }
}
