package bellwether.trading.portfolio;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import java.util.Optional;

/// A symbol that an order is for.
///
/// @param ticker as it is called now
/// @param currency of its amounts
/// @param lastClose of its newest finished daily bar, without one of its newest bar within the day;
///   empty without bars
/// @param doubt why its prices are none to open at
public record TradedSymbol(
        String ticker,
        String currency,
        TradingCalendar calendar,
        Optional<SymbolMark> lastClose,
        Optional<PriceDoubt> doubt) {

    /// What reduces passes, and old bars are no doubt where each price is asked for.
    ///
    /// @throws Refusal where the order would open at prices that it does not allow by name
    public void requireAllowed(LockedAccount account, PositionKey position, OrderRequest request) {
        boolean isQuoted = account.portfolio().terms().tape().timeframe().isEmpty();
        Optional<PriceDoubt> forbidden =
                doubt.filter(found -> found.isOfQuotes() || !isQuoted)
                        .filter(found -> !request.allowed().contains(found));
        if (forbidden.isPresent() && request.opens(account.quantity(position))) {
            throw refusal(forbidden.get());
        }
    }

    private Refusal refusal(PriceDoubt found) {
        return switch (found) {
            case SYNTHETIC ->
                    Refusal.of(
                            RefusalKind.INVALID,
                            "synthetic_prices",
                            "Prices of %s are invented samples. To order it all the same, add \"allow\": [\"synthetic\"]."
                                    .formatted(ticker));
            case STALE ->
                    Refusal.of(
                            RefusalKind.INVALID,
                            "stale_prices",
                            "The last daily bar of %s is of %s, too many sessions of %s ago: refresh or import its prices. To order it all the same, add \"allow\": [\"stale\"]."
                                    .formatted(
                                            ticker,
                                            lastClose.map(SymbolMark::date).orElseThrow(),
                                            calendar.exchange().mic()));
        };
    }
}
