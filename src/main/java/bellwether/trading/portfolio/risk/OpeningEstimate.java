package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.util.List;

/// What an order would open.
sealed interface OpeningEstimate {
    /// It only reduces.
    record Nothing() implements OpeningEstimate {}

    /// It may open a position, but what is needed to say how large is not known.
    ///
    /// @param priceless whether a price is what is missing, else an exchange rate
    record Unknown(boolean priceless, String reason) implements OpeningEstimate {}

    /// All in the account's currency.
    ///
    /// @param shares that would open
    /// @param closing shares of it that would close first
    /// @param shareValue of one share
    /// @param shareLoss of one share down to its stop; its value where it has none
    /// @param stopped whether it has a stop
    record Known(
            BigDecimal shares,
            BigDecimal closing,
            BigDecimal shareValue,
            BigDecimal shareLoss,
            boolean stopped)
            implements OpeningEstimate {
        BigDecimal value() {
            return shares.multiply(shareValue);
        }

        BigDecimal loss() {
            return shares.multiply(shareLoss);
        }
    }

    static Unknown noPrice(String ticker) {
        return new Unknown(
                true,
                "no price of %s is known, so that its value cannot be judged; send a limit order, or import or refresh its prices"
                        .formatted(ticker));
    }

    /// Of the symbol's currency, or of another one that the account has money or positions in.
    static Unknown noRate(RiskAccount account, String ticker) {
        List<String> without = account.withoutRate(ticker);
        return new Unknown(
                false,
                without.isEmpty()
                        ? "what the account holds cannot be valued in %s: a price is missing, or an exchange rate of the last 5 days"
                                .formatted(account.currency())
                        : "no exchange rate of %s into %s of the last 5 days is stored; import one, such as %s%s=X"
                                .formatted(
                                        String.join(", ", without),
                                        account.currency(),
                                        without.getFirst(),
                                        account.currency()));
    }
}
