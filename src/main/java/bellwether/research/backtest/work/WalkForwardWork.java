package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SearchChoice;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.Trial;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.WalkForward;
import bellwether.research.backtest.sweep.WalkForwardPlan;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.research.backtest.sweep.WindowTest;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One window of a walk-forward over one symbol.
final class WalkForwardWork implements ItemWork {
    private final RuleDesk desk;

    WalkForwardWork(RuleDesk desk) {
        this.desk = desk;
    }

    /// The keys of all windows: `AAPL 3`, the symbol and the number of its window.
    ///
    /// @throws RunRefused where a symbol has no bars
    /// @throws bellwether.platform.base.Refusal where its history is too short for one
    List<String> keys(BacktestSpec spec) throws RunRefused {
        RuleTemplate template = desk.template(spec.rules().getFirst());
        List<String> keys = new ArrayList<>();
        for (String ticker : spec.symbols().tickers()) {
            PreparedSymbol symbol = desk.bare(ticker, desk.first(template).timeframe(), spec);
            int windows = plan(spec).windows(symbol.history(), symbol.notBefore()).size();
            for (int window = 0; window < windows; window++) {
                keys.add(new SweepWork.Piece(ticker, window).key());
            }
        }
        return keys;
    }

    private static WalkForwardPlan plan(BacktestSpec spec) {
        SearchChoice search = RuleDesk.search(spec);
        WalkForwardPlan usual = WalkForwardPlan.USUAL;
        return WalkForwardPlan.of(
                Objects.requireNonNullElse(search.train(), usual.train()),
                Objects.requireNonNullElse(search.test(), usual.test()),
                Objects.requireNonNullElse(search.anchored(), usual.anchored()));
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        SweepWork.Piece piece = SweepWork.Piece.of(item.key());
        RuleTemplate template = desk.template(spec.rules().getFirst());
        SweepGrid grid = RuleDesk.grid(spec, template);
        PreparedSymbol symbol = desk.symbol(piece.ticker(), desk.first(template), spec);
        WalkForward walk =
                new WalkForward(
                        desk.many(spec, symbol),
                        template,
                        grid,
                        plan(spec),
                        RuleDesk.objective(spec));
        WindowResult result = walk.run(walk.windows().get(piece.from()));
        return List.of(run(spec, template, symbol, result, item.seq()));
    }

    private NewRun run(
            BacktestSpec spec,
            RuleTemplate template,
            PreparedSymbol symbol,
            WindowResult result,
            int n) {
        WindowTest test = result.test();
        RunMetrics metrics = test == null ? null : test.metrics();
        RunReport report =
                new RunReport(
                        metrics == null ? null : HeadlineFigures.of(metrics),
                        metrics,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        symbol.prices(symbol.firstOn(result.dates().getFirst())),
                        null,
                        result,
                        link(spec, desk.first(template), symbol, result),
                        result.unchosen());
        SortedMap<String, BigDecimal> params = result.params();
        RunAssembler.Identity identity =
                RuleDesk.identity(
                        spec,
                        desk.first(template),
                        new TreeMap<>(Map.of(symbol.ticker(), symbol.hash())));
        return new NewRun(
                new RunPlace(
                        n,
                        "%s, window %d: %s to %s"
                                .formatted(
                                        symbol.ticker(),
                                        result.window().number() + 1,
                                        result.window().test().first(),
                                        result.window().test().last()),
                        symbol.ticker(),
                        params == null ? Map.of() : params),
                new RunFigures(
                        null,
                        result.dates().size() - 1,
                        test == null ? 0 : test.trades().size(),
                        result.testObjective()),
                metrics == null || test == null
                        ? identity.hashes()
                        : identity.hashes(test.trades(), metrics),
                Json.write(report),
                List.of(),
                List.of(),
                null,
                trials(spec, template, symbol));
    }

    /// What the chain takes from it beside its test.
    private RunReport.WindowLink link(
            BacktestSpec spec, Rule rule, PreparedSymbol symbol, WindowResult result) {
        WindowTest test = result.test();
        List<ClosedTrade> trades = test == null ? List.of() : test.trades();
        Optional<BaselineCurve> hold =
                result.window().number() == 0 ? hold(spec, rule, symbol, result) : Optional.empty();
        return new RunReport.WindowLink(
                SymbolDoubts.inTrades(symbol, trades, false),
                SymbolDoubts.inTrades(symbol, trades, true),
                SymbolDoubts.optimistic(rule.options(), symbol.terms().settings().matching()),
                hold.map(held -> Arrays.stream(Baselines.equity(held)).boxed().toList())
                        .orElse(List.of()),
                hold.flatMap(held -> Optional.ofNullable(held.figures()))
                        .map(HeadlineFigures::costs)
                        .orElse(0.0));
    }

    /// Bought at the open of the first session that is tested.
    private Optional<BaselineCurve> hold(
            BacktestSpec spec, Rule rule, PreparedSymbol symbol, WindowResult result) {
        int from = symbol.firstOn(result.dates().getFirst());
        RuleSignals signals = desk.signals(rule, symbol, from);
        int[] days = result.dates().stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        return signals.firstDecision() > from
                ? Optional.empty()
                : Optional.of(
                        BaselineCurve.hold(
                                signals,
                                symbol.terms(),
                                RunSessions.perYear(days),
                                spec.money().riskFree()));
    }

    /// Every combination that training tries; their own Sharpe ratios differ by window. Each window
    /// gives them, as any of them may fail; they are counted once.
    private List<Trial> trials(BacktestSpec spec, RuleTemplate template, PreparedSymbol symbol) {
        SweepGrid grid = RuleDesk.grid(spec, template);
        RuleReader reader = new RuleReader(desk.fields().names());
        List<Trial> trials = new ArrayList<>();
        for (int place = 0; place < grid.size(); place++) {
            template.rule(grid.values(grid.number(place)), reader)
                    .rule()
                    .map(rule ->
                            RuleDesk.identity(
                                            spec,
                                            rule,
                                            new TreeMap<>(Map.of(symbol.ticker(), symbol.hash())))
                                    .hashes())
                    .ifPresent(each ->
                            trials.add(
                                    new Trial(each.family(), each.spec(), each.data(), null, 0)));
        }
        return trials;
    }
}
