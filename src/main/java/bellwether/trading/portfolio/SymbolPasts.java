package bellwether.trading.portfolio;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.SymbolMark;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks up splits and last closes of symbols.
public final class SymbolPasts implements Function<String, SymbolPast> {
    private static final int NEWEST = 3;

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

    private SymbolPast past(History history) {
        return new SymbolPast(
                market.actions(history.symbolId()).stream()
                        .filter(action -> action.kind() == ActionKind.SPLIT)
                        .toList(),
                close(history));
    }

    private Optional<SymbolMark> close(History history) {
        TradingCalendar calendar = market.calendar(history.ticker());
        Bars bars = history.bars().finished(Timeframe.DAY, calendar, clock.instant());
        return bars.size() == 0
                ? Optional.empty()
                : Optional.of(TradedSymbols.mark(history.ticker(), bars, calendar));
    }
}
