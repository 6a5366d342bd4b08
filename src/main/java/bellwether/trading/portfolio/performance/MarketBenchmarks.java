package bellwether.trading.portfolio.performance;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.Split;
import bellwether.market.rates.FxCloses;
import bellwether.market.rates.FxRate;
import bellwether.market.rates.FxSearch;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Benchmarks among the stored symbols.
public final class MarketBenchmarks implements Benchmarks {
    private final Market market;

    public MarketBenchmarks(Market market) {
        this.market = market;
    }

    @Override
    public BenchmarkSeries of(String typed, String currency) {
        Ticker ticker =
                Ticker.of(typed)
                        .orElseThrow(() -> Refusal.invalid("?benchmark", Ticker.rule(typed)));
        Stock stock =
                market.symbols().find(ticker).orElseThrow(() -> market.symbols().unknown(ticker));
        List<String> one = List.of(stock.ticker());
        try (MemoryBudget.Room _ = market.room(one, Timeframe.DAY, MemoryBudget.REQUEST)) {
            Optional<History> history = market.finished(one, Timeframe.DAY).stream().findFirst();
            NavigableMap<LocalDate, Double> dividends =
                    history.map(this::dividends).orElseGet(TreeMap::new);
            Set<LocalDate> tooLarge = new TreeSet<>();
            NavigableMap<LocalDate, Double> closes =
                    history.map(known -> closes(known.bars(), dividends, tooLarge))
                            .orElseGet(TreeMap::new);
            dividends.keySet().removeAll(tooLarge);
            return new BenchmarkSeries(
                    stock.ticker(),
                    stock.units().moneyCurrency(),
                    history.filter(History::synthetic).isPresent(),
                    Set.copyOf(dividends.keySet()),
                    tooLarge,
                    rates(stock.units().moneyCurrency(), currency),
                    closes);
        }
    }

    /// Nothing is converted where the currency is not known, as of an index.
    private BenchmarkSeries.Rates rates(@Nullable String from, String into) {
        if (from == null || from.equals(into)) {
            return BenchmarkSeries.Rates.NONE;
        }
        FxCloses closes = new FxCloses(market);
        return day ->
                closes.on(day).find(from, into) instanceof FxSearch.Found(FxRate rate)
                        ? Optional.of(rate.rate().doubleValue())
                        : Optional.empty();
    }

    /// Per share as the closes count them, by ex-date.
    private NavigableMap<LocalDate, Double> dividends(History history) {
        NavigableMap<LocalDate, Double> dividends = new TreeMap<>();
        for (CorporateAction action : market.actions(history.symbolId())) {
            if (action.kind() == ActionKind.DIVIDEND && action.perShare() > 0) {
                double later = 1;
                for (Split split : history.splits()) {
                    later *=
                            split.applied() && split.exDate().isAfter(action.exDate())
                                    ? split.ratio()
                                    : 1;
                }
                dividends.merge(action.exDate(), action.perShare() / later, Double::sum);
            }
        }
        return dividends;
    }

    /// With each dividend reinvested at the close before its day.
    ///
    /// @param tooLarge takes the days of dividends that are not: they reach the close
    private static NavigableMap<LocalDate, Double> closes(
            Bars bars, NavigableMap<LocalDate, Double> dividends, Set<LocalDate> tooLarge) {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        double factor = 1;
        for (int i = bars.size() - 1; i >= 0; i--) {
            LocalDate day = Timeframe.date(bars.time()[i]);
            if (i + 1 < bars.size()) {
                LocalDate next = Timeframe.date(bars.time()[i + 1]);
                for (Map.Entry<LocalDate, Double> paid :
                        dividends.subMap(day, false, next, true).entrySet()) {
                    OptionalDouble kept = CorporateAction.kept(paid.getValue(), bars.close()[i]);
                    factor *= kept.orElse(1);
                    if (kept.isEmpty()) {
                        tooLarge.add(paid.getKey());
                    }
                }
            }
            closes.put(day, bars.close()[i] * factor);
        }
        return closes;
    }
}
