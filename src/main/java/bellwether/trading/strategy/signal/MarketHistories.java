package bellwether.trading.strategy.signal;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.RuleHistory;
import java.util.List;
import java.util.Optional;

/// The stored history of symbols, from its first bar on, so that indicators are what a backtest of
/// the same bars gets.
public final class MarketHistories implements RuleHistories {
    private final Market market;

    public MarketHistories(Market market) {
        this.market = market;
    }

    @Override
    public Optional<RuleHistory> upTo(String symbol, Timeframe timeframe, TapeStep step) {
        long time =
                timeframe.isIntraday()
                        ? step.time()
                        : step.date().toEpochDay() * Timeframe.SECONDS_PER_DAY;
        return market.loadRaw(List.of(symbol), timeframe).stream()
                .findFirst()
                .flatMap(history -> upTo(history, timeframe, time));
    }

    private Optional<RuleHistory> upTo(History history, Timeframe timeframe, long time) {
        Bars bars = history.bars();
        int bar = bars.place(time);
        if (bar == bars.size() || bars.time()[bar] != time) {
            return Optional.empty();
        }
        return Optional.of(
                RuleHistory.of(
                        bars.first(bar + 1),
                        history.splits(),
                        timeframe,
                        market.calendar(history.ticker())));
    }
}
