package bellwether.research.backtest.work;

import bellwether.market.quality.QualityDoubt;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.doubt.FillFacts;
import bellwether.research.backtest.doubt.RandomDraws;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.Fill;
import bellwether.trading.rules.PastStatistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What the bars of the symbols that a portfolio traded say against it. They are looked at one
/// after the other, and only what they said is kept, so that there may be any number of them.
final class TradedSymbolDoubts {
    private final RunSessions curve;
    private final Map<String, List<ClosedTrade>> trades = new TreeMap<>();
    private final Map<String, List<Fill>> filled = new TreeMap<>();
    private final RandomDraws draws;
    private final FillFacts.Sum fills = new FillFacts.Sum();
    private final List<String> doubtful = new ArrayList<>();
    private final List<String> splits = new ArrayList<>();

    /// @param seed by which random entries are drawn
    TradedSymbolDoubts(PortfolioResult result, RunSessions curve, long seed) {
        this.curve = curve;
        this.draws = new RandomDraws(seed, curve.days());
        for (ClosedTrade trade : result.trades()) {
            trades.computeIfAbsent(trade.symbol(), _ -> new ArrayList<>()).add(trade);
        }
        for (Fill fill : result.fills()) {
            filled.computeIfAbsent(fill.position().symbol(), _ -> new ArrayList<>()).add(fill);
        }
    }

    /// Looks at all of them.
    ///
    /// @param loader of a symbol, with what is doubtful about its prices
    void addAll(Function<String, PreparedSymbol> loader) {
        filled.forEach((ticker, own) -> {
            PreparedSymbol symbol = loader.apply(ticker);
            List<ClosedTrade> closed = trades.getOrDefault(ticker, List.of());
            draws.add(lane(symbol, closed));
            volumes(symbol, own);
            doubts(symbol, closed);
        });
    }

    private RandomEntries.Lane lane(PreparedSymbol symbol, List<ClosedTrade> closed) {
        BigDecimal unit = symbol.terms().instrument().priceUnit();
        return new RandomEntries.Lane(
                symbol.history(),
                symbol.terms().actions(),
                Math.max(0, symbol.firstOn(curve.sessions().date(0))),
                closed,
                closed.stream().map(trade -> weight(trade, unit)).toList(),
                unit);
    }

    private double weight(ClosedTrade trade, BigDecimal unit) {
        double before = equityBefore(trade);
        double value =
                trade.entry().price().doubleValue()
                        * trade.quantity().doubleValue()
                        * unit.doubleValue();
        return before > 0 ? value / before : 0.0;
    }

    private double equityBefore(ClosedTrade trade) {
        int place = Arrays.binarySearch(curve.days(), (int) trade.entry().date().toEpochDay());
        int session = place >= 0 ? place : -place - 1;
        return curve.equity()[Math.max(0, session - 1)];
    }

    private void volumes(PreparedSymbol symbol, List<Fill> own) {
        PastStatistics past = PastStatistics.of(symbol.history());
        for (Fill fill : own) {
            BarStatistics before = past.before(SymbolDoubts.bar(symbol, fill));
            fills.add(
                    fill,
                    before == null ? Double.NaN : before.meanVolume20(),
                    SymbolDoubts.isWithoutVolume(symbol, fill));
        }
    }

    private void doubts(PreparedSymbol symbol, List<ClosedTrade> closed) {
        for (QualityDoubt doubt : symbol.doubts()) {
            if (closed.stream().anyMatch(trade -> SymbolDoubts.lies(doubt, trade))) {
                (doubt.suspectedSplit() ? splits : doubtful)
                        .add("%s %s: %s".formatted(symbol.ticker(), doubt.from(), doubt.words()));
            }
        }
    }

    /// The trades at random times.
    RandomDraws draws() {
        return draws;
    }

    FillFacts fills() {
        return fills.facts();
    }

    /// Serious doubts about prices inside trades, without suspected splits.
    List<String> doubtful() {
        return doubtful;
    }

    /// Suspected splits inside trades.
    List<String> splits() {
        return splits;
    }
}
