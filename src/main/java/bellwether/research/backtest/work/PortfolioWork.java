package bellwether.research.backtest.work;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunPlace;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One rule over many symbols with one cash.
final class PortfolioWork implements ItemWork {
    private final RuleDesk desk;

    PortfolioWork(RuleDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        Rule rule = desk.rule(spec.rules().getFirst());
        PortfolioShelf shelf = new PortfolioShelf(desk, spec, rule, () -> batch.progress().moved());
        InstrumentTerms terms = shelf.terms();
        PortfolioResult result =
                PortfolioRun.of(shelf.plan(), spec.symbols().tickers(), shelf::load);
        int from = result.firstDecision();
        if (from >= result.days().length) {
            throw new RunRefused(
                    "warm_up_longer_than_history",
                    "Nothing can be decided: on no day are all values of the rule known for any of %,d symbols."
                            .formatted(spec.symbols().tickers().size()));
        }
        RunSessions curve =
                RunSessions.of(
                        result.days(),
                        from,
                        RunSessions.perYear(result.days()),
                        result.equity(),
                        result.gross());
        Optional<IndexCloses> closes = desk.index(spec);
        double @Nullable [] index = closes.isPresent() ? closes.get().on(curve.days()) : null;
        RunMetrics metrics =
                RunMetrics.of(
                        curve.curve(),
                        result.trading(),
                        index == null ? null : IndexCloses.returns(index),
                        spec.money().riskFree());
        RunAssembler.Identity identity = RuleDesk.identity(spec, rule, shelf.digests());
        PortfolioDoubts doubts = new PortfolioDoubts(desk, spec, rule, result, curve, metrics);
        PortfolioDoubts.Found found =
                doubts.all(closes, CanonicalJson.seed(identity.spec(), "doubts"), shelf::doubted);
        RunReport report =
                new RunReport(
                        HeadlineFigures.of(metrics),
                        metrics,
                        result.held().stream()
                                .map(held ->
                                        new RunReport.OpenPosition(
                                                held.symbol(), held.quantity(), held.price()))
                                .toList(),
                        skipped(result, shelf),
                        Map.of(),
                        prices(shelf, curve, terms),
                        found.doubts(),
                        null,
                        null,
                        null);
        return List.of(
                RunAssembler.run(
                        new RunPlace(0, "portfolio", null, Map.of()),
                        identity,
                        new RunAssembler.Outcome(
                                curve,
                                metrics,
                                result.trades(),
                                result.allOrders(),
                                report,
                                found.hold(),
                                index,
                                found.chance())));
    }

    private static Map<String, Integer> skipped(PortfolioResult result, PortfolioShelf shelf) {
        Map<String, Integer> skipped = counted(result);
        if (shelf.otherCurrency() > 0) {
            skipped.put("symbols_of_other_currency", shelf.otherCurrency());
        }
        if (!result.withoutBars().isEmpty()) {
            skipped.put("symbols_without_bars", result.withoutBars().size());
        }
        return skipped;
    }

    /// How often a signal was not ordered, by why.
    static Map<String, Integer> counted(PortfolioResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        result.skipCounts().forEach((reason, count) -> counts.put(reason.key(), count));
        return counts;
    }

    private static RunReport.Prices prices(
            PortfolioShelf shelf, RunSessions curve, InstrumentTerms terms) {
        return new RunReport.Prices(
                shelf.first().orElse(curve.sessions().date(0)),
                curve.sessions().date(0),
                curve.sessions().date(curve.sessions().count() - 1),
                curve.days().length,
                terms.currency(),
                terms.costs().name(),
                shelf.sources(),
                shelf.isSynthetic());
    }
}
