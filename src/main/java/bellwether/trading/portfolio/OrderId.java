package bellwether.trading.portfolio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An order's id, `or_12_7`: the seventh that was taken in by portfolio 12. The exits of its
/// bracket are called `or_12_7.sl`, `.tp` and `.tr`; an order that the account made itself, for
/// lack of equity, `or_12_forced.3`: the third that its account took in or made.
///
/// @param account what the account calls it
public record OrderId(PortfolioId portfolio, String account) {
    /// Capital letters and signs are those of tickers: orders for lack of equity were once called
    /// by theirs.
    private static final Pattern FORM =
            Pattern.compile("or_([1-9][0-9]{0,17})_([A-Za-z0-9.^=_&-]{1,60})");

    /// Empty where it is not written like one.
    public static Optional<OrderId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean own = Character.isDigit(form.group(2).charAt(0));
        PortfolioId portfolio = new PortfolioId(Long.parseLong(form.group(1)));
        return Optional.of(new OrderId(portfolio, own ? text : form.group(2)));
    }

    static OrderId of(PortfolioId portfolio, long sequence) {
        return new OrderId(portfolio, "or_%d_%d".formatted(portfolio.number(), sequence));
    }

    /// The place of an order that was asked for; only those have one in their id.
    long sequence() {
        return Long.parseLong(account.substring(account.lastIndexOf('_') + 1));
    }

    /// As it is shown.
    @Override
    public String toString() {
        return account.startsWith("or_")
                ? account
                : "or_%d_%s".formatted(portfolio.number(), account);
    }
}
