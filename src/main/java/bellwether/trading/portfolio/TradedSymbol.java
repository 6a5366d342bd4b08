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
        doubt.filter(found -> !allowed.contains(found))
                .ifPresent(found -> {
                    throw Refusal.of(
                            RefusalKind.INVALID,
                            found.key() + "_prices",
                            "%s. To order it all the same, add \"allow\": [\"%s\"]."
                                    .formatted(words(found), found.key()));
                });
    }

    private String words(PriceDoubt found) {
        return switch (found) {
            case SYNTHETIC -> "Prices of %s are invented samples".formatted(ticker);
            case STALE ->
                    "The last daily bar of %s is of %s, and newer sessions of %s are over: refresh or import its prices"
                            .formatted(
                                    ticker,
                                    lastClose.map(SymbolMark::date).orElseThrow(),
                                    calendar.exchange().mic());
        };
    }
}
