package bellwether.desk.overview.quote;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SymbolVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells one state of the closes of some symbols from another without reading a bar.
public final class QuoteVersions {
    private final Market market;
    private final Calendars calendars;

    public QuoteVersions(Market market, Calendars calendars) {
        this.market = market;
        this.calendars = calendars;
    }

    /// What moves with the bars and names of any of these, with the session of its exchange, and,
    /// where one of them is unknown, with the symbols that may have been meant.
    public List<String> of(List<String> tickers) {
        Map<String, SymbolVersion> known = market.symbols().versions(tickers);
        Instant now = market.now();
        List<String> versions = new ArrayList<>();
        for (String ticker : tickers) {
            SymbolVersion version = known.get(ticker);
            versions.add(
                    version == null ? "unknown" : version + " " + sessions(calendar(version), now));
        }
        if (known.size() < tickers.size()) {
            versions.add(market.symbols().version());
        }
        return versions;
    }

    private TradingCalendar calendar(SymbolVersion version) {
        return calendars.of(version.ticker(), Optional.ofNullable(version.exchange()));
    }

    private static String sessions(TradingCalendar calendar, Instant now) {
        return calendar.lastCompletedSession(now)
                + " "
                + calendar.isPartial(calendar.day(now), now);
    }
}
