package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.rates.FxRate;
import bellwether.market.rates.FxRates;
import bellwether.market.rates.FxSearch;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.rules.RuleHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what accounts are walked with.
public final class TapeLibrary {
    private final Market market;

    public TapeLibrary(Market market) {
        this.market = market;
    }

    /// Finished bars by ticker.
    ///
    /// @param finishesNext when the first of the bars is finished that are not yet
    record Tapes(Map<String, SymbolTape> all, Optional<Instant> finishesNext) {
        Tapes {
            all = Map.copyOf(all);
        }
    }

    /// The finished bars of symbols; a symbol without bars is absent.
    Tapes read(Collection<String> tickers, Timeframe timeframe, Instant now) {
        Map<String, SymbolTape> tapes = new HashMap<>();
        Optional<Instant> next = Optional.empty();
        for (History history : market.loadRaw(tickers, timeframe)) {
            TradingCalendar calendar = market.calendar(history.ticker());
            Bars bars = history.bars().finished(timeframe, calendar, now);
            if (bars.size() < history.bars().size()) {
                Instant end = end(history.bars().time()[bars.size()], timeframe, calendar);
                next = Optional.of(next.filter(end::isAfter).orElse(end));
            }
            ZoneId zone = timeframe.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
            RuleHistory rules =
                    RuleHistory.of(bars, history.splits(), timeframe, zone).with(calendar);
            List<CorporateAction> actions = market.actions(history.symbolId());
            tapes.put(
                    history.ticker(),
                    new SymbolTape(
                            history.ticker(),
                            calendar,
                            rules,
                            actions,
                            delisted(history.ticker())));
        }
        return new Tapes(tapes, next);
    }

    private static Instant end(long time, Timeframe timeframe, TradingCalendar calendar) {
        return timeframe.isIntraday()
                ? Instant.ofEpochSecond(time).plusSeconds(timeframe.seconds())
                : calendar.session(Timeframe.date(time))
                        .map(Session::complete)
                        .orElse(calendar.close(Timeframe.date(time)));
    }

    private Optional<LocalDate> delisted(String ticker) {
        return Ticker.of(ticker).flatMap(market.symbols()::find).map(Stock::delisted);
    }

    /// When the bars of symbols, or what is stated of them, changed last.
    Map<String, Instant> changedAt(Collection<String> tickers) {
        return market.symbols().changedAt(tickers);
    }

    /// The stored rates of currencies on a day; one without a rate is left out.
    List<FxQuote> rates(Set<String> currencies, String into, LocalDate day) {
        FxRates rates = new FxRates(market, day);
        List<FxQuote> found = new ArrayList<>();
        for (String currency : currencies) {
            if (!currency.equals(into)
                    && rates.find(currency, into) instanceof FxSearch.Found(FxRate rate)) {
                found.add(new FxQuote(currency, rate.rate(), rate.date()));
            }
        }
        return found;
    }

    /// When a symbol trades.
    TradingCalendar calendar(String ticker) {
        return market.calendar(ticker);
    }
}
