package bellwether.trading.strategy.mark;

import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.portfolio.QuotedPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Where marks come from.
public interface MarkSources {
    /// The newest price that a provider quotes, in the unit of the symbol's prices. May take long.
    Optional<QuotedPrice> quote(String symbol) throws InterruptedException;

    /// The close of the last finished session, as it was traded; empty where it is not stored.
    Optional<LegPrice> lastClose(String symbol, Instant now);

    TradingCalendar calendar(String symbol);

    /// One unit of the symbol's prices in its currency: 1, or 0.01 for pence.
    BigDecimal priceUnit(String symbol);

    /// Whether a split is on record after a day, up to and with another.
    boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo);
}
