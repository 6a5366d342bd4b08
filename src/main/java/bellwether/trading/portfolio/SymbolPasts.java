package bellwether.trading.portfolio;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.SymbolMark;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Looks up splits and last closes of symbols.
public final class SymbolPasts implements SymbolPast.Source {
    private static final int NEWEST = 3;

    /// Symbols that are read together.
    private static final int AT_ONCE = 500;

    private final Market market;
    private final InstantSource clock;

    public SymbolPasts(Market market, InstantSource clock) {
        this.market = market;
        this.clock = clock;
    }

    /// @param ticker the present name of a symbol or a former one; one that is not known has no
    ///   past
    @Override
    public SymbolPast apply(String ticker) {
        return Ticker.of(ticker)
                .flatMap(name ->
                        market.loadRawLast(List.of(name.name()), Timeframe.DAY, NEWEST).stream()
                                .findFirst())
                .map(this::past)
                .orElse(SymbolPast.UNKNOWN);
    }

    @Override
    public Map<String, SymbolPast> all(Collection<String> tickers) {
        Map<String, SymbolPast> pasts = new HashMap<>();
        List<String> names =
                tickers.stream().distinct().filter(name -> Ticker.of(name).isPresent()).toList();
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            read(names.subList(i, Math.min(names.size(), i + AT_ONCE)), pasts);
        }
        return pasts;
    }

    private void read(List<String> names, Map<String, SymbolPast> pasts) {
        Map<String, String> present = market.symbols().presentNames(names);
        if (present.isEmpty()) {
            return;
        }
        Set<String> tickers = Set.copyOf(present.values());
        Map<String, SymbolPast> byTicker = new HashMap<>();
        Map<String, List<CorporateAction>> splits = market.splits(tickers);
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        for (History history : market.loadRawLast(tickers, Timeframe.DAY, NEWEST)) {
            TradingCalendar calendar = Objects.requireNonNull(calendars.get(history.ticker()));
            byTicker.put(
                    history.ticker(),
                    new SymbolPast(
                            splits.getOrDefault(history.ticker(), List.of()),
                            close(history, calendar)));
        }
        present.forEach((name, ticker) ->
                pasts.put(name, byTicker.getOrDefault(ticker, SymbolPast.UNKNOWN)));
    }

    private SymbolPast past(History history) {
        return new SymbolPast(
                market.actions(history.symbolId()).stream()
                        .filter(action -> action.kind() == ActionKind.SPLIT)
                        .toList(),
                close(history, market.calendar(history.ticker())));
    }

    private Optional<SymbolMark> close(History history, TradingCalendar calendar) {
        Bars bars = history.bars().finished(Timeframe.DAY, calendar, clock.instant());
        return bars.size() == 0
                ? Optional.empty()
                : Optional.of(TradedSymbols.mark(history.ticker(), bars, calendar));
    }
}
