package bellwether.trading.strategy.signal;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.RuleHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stored history of symbols, so that indicators are what a backtest of the same bars gets: of
/// days from the first bar on, within the day the newest bars, as many as are read of any history.
public final class MarketHistories implements RuleHistories {
    private static final Logger LOG = LoggerFactory.getLogger(MarketHistories.class);

    private final Market market;

    public MarketHistories(Market market) {
        this.market = market;
    }

    @Override
    public Optional<RuleHistory> upTo(String symbol, Timeframe timeframe, TapeStep step) {
        long time = time(timeframe, step);
        List<String> one = List.of(symbol);
        try (MemoryBudget.Room _ =
                market.room(one, timeframe, Market.most(timeframe), MemoryBudget.REQUEST)) {
            return market.loadRawLast(one, timeframe, Market.most(timeframe)).stream()
                    .findFirst()
                    .flatMap(history -> upTo(history, timeframe, time));
        }
    }

    @Override
    public Held held(Map<Timeframe, Set<String>> wanted, TapeStep step) {
        Map<Key, Optional<RuleHistory>> read = new HashMap<>();
        List<MemoryBudget.Room> rooms = new ArrayList<>();
        try {
            wanted.forEach((timeframe, symbols) ->
                    room(symbols, timeframe)
                            .ifPresent(room -> {
                                rooms.add(room);
                                read(symbols, timeframe, step, read);
                            }));
        } catch (RuntimeException | Error e) {
            rooms.forEach(MemoryBudget.Room::close);
            throw e;
        }
        return new Held(
                (symbol, timeframe, now) -> {
                    Optional<RuleHistory> known =
                            now.time() == step.time() ? read.get(new Key(symbol, timeframe)) : null;
                    return known == null ? upTo(symbol, timeframe, now) : known;
                },
                () -> rooms.forEach(MemoryBudget.Room::close));
    }

    private record Key(String symbol, Timeframe timeframe) {}

    /// Empty where all at once need more than there is: then each is read in its turn.
    private Optional<MemoryBudget.Room> room(Set<String> symbols, Timeframe timeframe) {
        try {
            return Optional.of(
                    market.room(symbols, timeframe, Market.most(timeframe), MemoryBudget.REQUEST));
        } catch (Refusal tooMuch) {
            LOG.info(
                    "The {} bars of {} symbols are read one after the other: {}",
                    timeframe.code(),
                    symbols.size(),
                    tooMuch.detail());
            return Optional.empty();
        }
    }

    private void read(
            Set<String> symbols,
            Timeframe timeframe,
            TapeStep step,
            Map<Key, Optional<RuleHistory>> into) {
        symbols.forEach(symbol -> into.put(new Key(symbol, timeframe), Optional.empty()));
        for (History history : market.loadRawLast(symbols, timeframe, Market.most(timeframe))) {
            into.put(
                    new Key(history.asked(), timeframe),
                    upTo(history, timeframe, time(timeframe, step)));
        }
    }

    private static long time(Timeframe timeframe, TapeStep step) {
        return timeframe.isIntraday()
                ? step.time()
                : step.date().toEpochDay() * Timeframe.SECONDS_PER_DAY;
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
