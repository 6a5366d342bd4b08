package bellwether.research.backtest.work;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunPlace;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One rule over one symbol, or each of several that are compared.
final class SymbolWork implements ItemWork {
    private final RuleDesk desk;

    SymbolWork(RuleDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        int rules = spec.rules().size();
        List<NewRun> runs = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            SpecRule given = spec.rules().get(i);
            String label = rules == 1 ? item.key() : "%s, %s".formatted(given.label(), item.key());
            runs.add(
                    run(
                            spec,
                            desk.rule(given),
                            new RunPlace(item.seq() * rules + i, label, item.key(), Map.of())));
        }
        return runs;
    }

    /// One combination of a search, as a run of its own.
    NewRun run(BacktestSpec spec, Map<String, BigDecimal> params, String ticker) throws RunRefused {
        return run(
                spec,
                desk.rule(spec.rules().getFirst(), params),
                new RunPlace(0, ticker, ticker, params));
    }

    private NewRun run(BacktestSpec spec, Rule rule, RunPlace place) throws RunRefused {
        String ticker = String.valueOf(place.ticker());
        PreparedSymbol symbol = desk.symbol(ticker, rule.timeframe(), spec);
        RuleSignals signals = desk.signals(rule, symbol);
        SymbolResult result = SymbolRun.of(signals, symbol.terms());
        RunSessions curve =
                RunSessions.of(
                        symbol.history(), result.firstDecision(), result.equity(), result.gross());
        Optional<IndexCloses> closes = desk.index(spec);
        double @Nullable [] index = closes.isPresent() ? closes.get().on(curve.days()) : null;
        RunMetrics metrics =
                RunMetrics.of(
                        curve.curve(),
                        result.trading(),
                        index == null ? null : IndexCloses.returns(index),
                        spec.money().riskFree());
        SymbolDoubts doubts = new SymbolDoubts(spec, symbol, signals, result, curve, metrics);
        BaselineCurve hold = doubts.hold();
        RunAssembler.Identity identity =
                RuleDesk.identity(
                        spec, rule, new TreeMap<>(Map.of(symbol.ticker(), symbol.hash())));
        RunReport report =
                new RunReport(
                        HeadlineFigures.of(metrics),
                        metrics,
                        open(symbol, result),
                        counted(result.skipped()),
                        RuleDesk.timesTrue(rule, signals),
                        symbol.prices(result.firstDecision()),
                        doubts.all(hold, doubts.index(closes), seed(identity)),
                        null,
                        null);
        return RunAssembler.run(
                place,
                identity,
                new RunAssembler.Outcome(
                        curve, metrics, result.trades(), report, Baselines.equity(hold), index));
    }

    private static long seed(RunAssembler.Identity identity) {
        return CanonicalJson.seed(identity.spec(), "doubts");
    }

    private static List<RunReport.OpenPosition> open(PreparedSymbol symbol, SymbolResult result) {
        double[] closes = symbol.history().raw().close();
        return result.open().signum() == 0
                ? List.of()
                : List.of(
                        new RunReport.OpenPosition(
                                symbol.ticker(),
                                result.open(),
                                closes[symbol.history().size() - 1]));
    }

    private static Map<String, Integer> counted(List<String> reasons) {
        return reasons.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum, TreeMap::new));
    }
}
