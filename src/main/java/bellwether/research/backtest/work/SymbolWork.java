package bellwether.research.backtest.work;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.RandomDraws;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunPlace;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One rule over one symbol, or each of several that are compared.
final class SymbolWork implements ItemWork {
    private final RuleDesk desk;

    SymbolWork(RuleDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        return spec.kind() == BacktestKind.COMPARE
                ? compared(spec, item)
                : List.of(
                        run(
                                spec,
                                desk.rule(spec.rules().getFirst()),
                                new RunPlace(item.seq(), item.key(), item.key(), Map.of()),
                                LocalDate.MIN));
    }

    /// Each rule from the first day on which all of them can decide, whatever their timeframes; one
    /// that never can says why, and keeps no other back.
    private List<NewRun> compared(BacktestSpec spec, Item item) throws RunRefused {
        List<Rule> rules = new ArrayList<>();
        LocalDate begin = LocalDate.MIN;
        int withoutBars = 0;
        for (SpecRule given : spec.rules()) {
            Rule rule = desk.rule(given);
            rules.add(rule);
            try {
                PreparedSymbol symbol = desk.bare(item.key(), rule.timeframe(), spec);
                LocalDate own = symbol.wholeDay(desk.signals(rule, symbol).firstDecision());
                begin = own.isAfter(begin) ? own : begin;
            } catch (RunRefused refused) {
                withoutBars += refused.code().equals("no_bars") ? 1 : 0;
                if (withoutBars == spec.rules().size()) {
                    throw refused;
                }
            }
        }
        List<NewRun> runs = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RunPlace place =
                    new RunPlace(
                            item.seq() * rules.size() + i,
                            "%s, %s".formatted(spec.rules().get(i).label(), item.key()),
                            item.key(),
                            Map.of());
            try {
                runs.add(run(spec, rules.get(i), place, begin));
            } catch (RunRefused refused) {
                runs.add(RunAssembler.none(place, refused.words()));
            }
        }
        return runs;
    }

    /// One combination of a search, as a run of its own.
    NewRun run(BacktestSpec spec, Map<String, BigDecimal> params, String ticker) throws RunRefused {
        return run(
                spec,
                desk.rule(spec.rules().getFirst(), params),
                new RunPlace(0, ticker, ticker, params),
                LocalDate.MIN);
    }

    /// @param notBefore a day before which nothing is decided, beside what the backtest says
    private NewRun run(BacktestSpec spec, Rule rule, RunPlace place, LocalDate notBefore)
            throws RunRefused {
        String ticker = String.valueOf(place.ticker());
        PreparedSymbol symbol = desk.symbol(ticker, rule, spec);
        RuleSignals signals = desk.signals(rule, symbol.from(symbol.firstOn(notBefore)));
        SymbolResult result = SymbolRun.recorded(signals, symbol.terms());
        RunSessions curve =
                RunSessions.of(
                        symbol.history(),
                        result.firstDecision(),
                        symbol.terms().cash().doubleValue(),
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
        RunAssembler.Identity identity =
                RuleDesk.identity(
                        spec, rule, new TreeMap<>(Map.of(symbol.ticker(), symbol.hash())));
        SymbolDoubts doubts = new SymbolDoubts(spec, symbol, signals, result, curve, metrics);
        BaselineCurve hold = doubts.hold();
        RandomDraws draws = doubts.draws(seed(identity));
        RunReport report =
                new RunReport(
                        HeadlineFigures.of(metrics),
                        metrics,
                        open(symbol, result),
                        result.skipCounts(),
                        RuleDesk.timesTrue(rule, signals),
                        symbol.prices(result.firstDecision()),
                        doubts.all(hold, doubts.index(closes), draws.entries(), seed(identity)),
                        null,
                        null,
                        null);
        return RunAssembler.run(
                place,
                identity,
                new RunAssembler.Outcome(
                        curve,
                        metrics,
                        result.trades(),
                        result.orders(),
                        report,
                        Baselines.equity(hold),
                        index,
                        draws.band()));
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
}
