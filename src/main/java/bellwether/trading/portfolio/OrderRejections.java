package bellwether.trading.portfolio;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.OrderReason;
import java.math.BigDecimal;

/// What is said of orders that an account does not take in.
final class OrderRejections {
    private OrderRejections() {}

    /// What an order asks of the money of its account.
    ///
    /// @param currency of the symbol's amounts
    /// @param needed that the order would reserve
    /// @param convertible whether money of another currency could be bought with `auto_convert`,
    ///   which is off
    record Money(
            String ticker,
            String currency,
            BigDecimal needed,
            BigDecimal free,
            boolean convertible) {
        String remedy() {
            return convertible
                    ? "pay %s in, or set auto_convert of the portfolio to buy them"
                            .formatted(currency)
                    : "reduce the quantity, or add cash";
        }
    }

    static Refusal of(OrderReason reason, Money money) {
        String currency = money.currency();
        String detail =
                switch (reason) {
                    case INSUFFICIENT_CASH ->
                            "needed %s %s for the order and its costs, free %s %s; %s"
                                    .formatted(
                                            money.needed().toPlainString(),
                                            currency,
                                            money.free().toPlainString(),
                                            currency,
                                            money.remedy());
                    case WOULD_SHORT ->
                            "side sell is more than is held of %s, and this portfolio, or the cost preset of the symbol, allows no shorts; sell at most what is held"
                                    .formatted(money.ticker());
                    case CURRENCY_UNKNOWN ->
                            "no rate of %s that is at most 5 days old is stored; import one, such as %sUSD=X"
                                    .formatted(currency, currency);
                    case RUINED ->
                            "equity of this portfolio was 0 or less: all was closed, and it takes no orders any more";
                    default -> "the order was rejected: " + reason.key();
                };
        return Refusal.of(RefusalKind.INVALID, reason.key(), detail);
    }
}
