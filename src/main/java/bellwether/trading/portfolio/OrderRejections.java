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
    /// @param base the portfolio's currency
    /// @param needed that the order would reserve
    /// @param convertible whether money of another currency could be bought with `auto_convert`,
    ///   which is off
    record Money(
            String ticker,
            String currency,
            String base,
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
        return switch (reason) {
            case INSUFFICIENT_CASH ->
                    Refusal.of(
                            RefusalKind.INVALID,
                            "insufficient_cash",
                            "needed %s %s for the order and its costs, free %s %s; %s"
                                    .formatted(
                                            money.needed().toPlainString(),
                                            money.currency(),
                                            money.free().toPlainString(),
                                            money.currency(),
                                            money.remedy()));
            case WOULD_SHORT ->
                    Refusal.of(
                            RefusalKind.INVALID,
                            "would_short",
                            "side sell is more than is held of %s, and this portfolio, or the cost preset of the symbol, allows no shorts; sell at most what is held"
                                    .formatted(money.ticker()));
            case CURRENCY_UNKNOWN ->
                    Refusal.of(
                            RefusalKind.INVALID,
                            "currency_unknown",
                            "no rate of %s into %s that is at most 5 days old is stored; import one, such as %s%s=X"
                                    .formatted(
                                            money.currency(),
                                            money.base(),
                                            money.currency(),
                                            money.base()));
            case RUINED ->
                    Refusal.conflict(
                            "portfolio_ruined",
                            "The portfolio is ruined: its equity was 0 or less, so nothing is traded in it any more. Make another portfolio.");
            default -> throw new IllegalStateException("no reason at acceptance: " + reason);
        };
    }
}
