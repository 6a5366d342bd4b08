package bellwether.trading.portfolio.transfer;

import java.util.Locale;

/// What a column of a broker's file says.
enum TradeColumn {
    DATE,
    TIME,
    TICKER,
    /// A number of the security, where the file has no ticker.
    ISIN,
    EXCHANGE,
    /// What the security is called.
    NAME,
    /// Buy, sell, or what else the row is.
    ACTION,
    QUANTITY,
    PRICE,
    CURRENCY,
    /// What kind of security it is.
    ASSET,
    TRADE_ID,
    STRATEGY,
    /// Whether the row is an order, one of its executions, or a total.
    DETAIL;

    static TradeColumn of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
