package bellwether.trading.portfolio;

import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.SymbolMark;
import java.util.Optional;
import java.util.Set;

/// A symbol that an order is for.
///
/// @param ticker as it is called now
/// @param currency of its amounts
/// @param lastClose of its newest finished daily bar; empty without bars
/// @param doubt why its prices are none to open at
public record TradedSymbol(
        String ticker,
        String currency,
        TradingCalendar calendar,
        Optional<SymbolMark> lastClose,
        Optional<PriceDoubt> doubt) {

    /// Refuses prices that nobody can trade at, where the order does not allow them by name.
    void requireAllowed(Set<PriceDoubt> allowed) {
        doubt.filter(found -> !allowed.contains(found)).map(this::refusal).ifPresent(refusal -> {
            throw refusal;
        });
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
