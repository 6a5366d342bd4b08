package bellwether.trading.portfolio.performance;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Benchmarks among the stored symbols.
public final class MarketBenchmarks implements Benchmarks {
    private final Market market;

    public MarketBenchmarks(Market market) {
        this.market = market;
    }

    @Override
    public BenchmarkSeries of(String typed) {
        Ticker ticker =
                Ticker.of(typed)
                        .orElseThrow(() -> Refusal.invalid("?benchmark", Ticker.rule(typed)));
        Stock stock =
                market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
        List<String> one = List.of(stock.ticker());
        try (MemoryBudget.Room _ = market.room(one, Timeframe.DAY, MemoryBudget.REQUEST)) {
            Optional<History> history = market.finished(one, Timeframe.DAY).stream().findFirst();
            return new BenchmarkSeries(
                    stock.ticker(),
                    stock.units().moneyCurrency(),
                    history.filter(History::synthetic).isPresent(),
                    history.map(known -> closes(known.bars())).orElseGet(TreeMap::new));
        }
    }

    private static NavigableMap<LocalDate, Double> closes(Bars bars) {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        for (int i = 0; i < bars.size(); i++) {
            closes.put(Timeframe.date(bars.time()[i]), bars.close()[i]);
        }
        return closes;
    }
}
