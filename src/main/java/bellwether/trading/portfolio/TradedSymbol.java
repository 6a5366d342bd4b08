package bellwether.trading.portfolio;

import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.execution.SymbolMark;
import java.util.Optional;

/// A symbol that an order is for.
///
/// @param ticker as it is called now
/// @param currency of its amounts
/// @param lastClose of its newest finished daily bar, without one of its newest bar within the day;
///   empty without bars
public record TradedSymbol(
        String ticker, String currency, TradingCalendar calendar, Optional<SymbolMark> lastClose) {}
