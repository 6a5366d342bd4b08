package bellwether.research.backtest.work;

import bellwether.market.bars.Market;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.JobKind;
import bellwether.research.backtest.RuleCheck;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.ChosenRule;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepObjective;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.rules.Rule;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// How backtests are divided into items, and worked on.
public final class Workshop {
    private final RuleDesk desk;
    private final InstantSource clock;

    public Workshop(
            Market market,
            AnalysisWarnings warnings,
            CostPresets presets,
            BacktestFields fields,
            InstantSource clock) {
        this.desk = new RuleDesk(market, new SymbolLoader(market, warnings, presets), fields);
        this.clock = clock;
    }

    /// What the job engine does with a backtest.
    public JobKind kind() {
        ItemWork symbols =
                (spec, item, batch) -> new SymbolWork(desk.of(spec)).work(spec, item, batch);
        return new BacktestJob(
                Map.of(
                        BacktestKind.SINGLE,
                        symbols,
                        BacktestKind.COMPARE,
                        symbols,
                        BacktestKind.SWEEP,
                        (spec, item, batch) -> new SweepWork(desk.of(spec)).work(spec, item, batch),
                        BacktestKind.WALK_FORWARD,
                        (spec, item, batch) ->
                                new WalkForwardWork(desk.of(spec)).work(spec, item, batch),
                        BacktestKind.PORTFOLIO,
                        (spec, item, batch) ->
                                new PortfolioWork(desk.of(spec)).work(spec, item, batch)),
                new Completion(desk, clock));
    }

    /// The keys of a backtest's items, in their order.
    ///
    /// @throws Refusal where a symbol of a walk-forward has no bars, or too few
    public List<String> items(BacktestSpec spec) {
        return switch (spec.kind()) {
            case SINGLE, COMPARE -> spec.symbols().tickers();
            case PORTFOLIO -> List.of("portfolio");
            case SWEEP ->
                    SweepWork.keys(
                            spec.symbols().tickers(),
                            RuleDesk.grid(spec, desk.of(spec).known(spec.rules().getFirst())));
            case WALK_FORWARD -> windows(spec);
        };
    }

    private List<String> windows(BacktestSpec spec) {
        try {
            return new WalkForwardWork(desk.of(spec)).keys(spec);
        } catch (RunRefused refused) {
            throw Refusal.of(RefusalKind.INVALID, refused.code(), refused.words());
        }
    }

    /// The rules of a backtest, each with the first combination of its parameters.
    public List<Rule> rules(BacktestSpec spec) {
        RuleDesk own = desk.of(spec);
        return spec.rules().stream().map(own::known).map(own::first).toList();
    }

    /// What a rule does and how often, without a run.
    ///
    /// @param spec whose symbols are looked at
    /// @param trials of a family
    public RuleCheck check(ChosenRule chosen, BacktestSpec spec, ToIntFunction<String> trials) {
        return new RuleChecker(desk.of(spec)).check(chosen, spec, trials);
    }

    /// The figure by which a search ranks.
    public static SweepObjective objective(BacktestSpec spec) {
        return RuleDesk.objective(spec);
    }

    /// What one unit of a symbol's prices is in its currency: 1, or 0.01 for pence.
    public BigDecimal priceUnit(String ticker) {
        return desk.priceUnit(ticker);
    }

    /// The parameters of a sweep's runs, by their places.
    public IntFunction<Map<String, BigDecimal>> combinations(BacktestSpec spec) {
        SweepGrid grid = RuleDesk.grid(spec, desk.of(spec).known(spec.rules().getFirst()));
        return run -> grid.values(grid.number(run % grid.size()));
    }

    /// One combination again over the bars as they are now, with all that a run of its own has.
    ///
    /// @return nothing where it can no longer be run
    public Optional<NewRun> again(
            BacktestSpec spec, Map<String, BigDecimal> params, String ticker) {
        try {
            return Optional.of(new SymbolWork(desk.of(spec)).run(spec, params, ticker));
        } catch (RunRefused refused) {
            return Optional.empty();
        }
    }

    /// Whether a run looks ahead, and what a longer history changes.
    ///
    /// @param cuts at most so many; 0: after all deciding bars
    /// @throws Refusal where it cannot be tested
    public RunProof proof(BacktestSpec spec, StoredRun run, int cuts) {
        return spec.kind() == BacktestKind.PORTFOLIO
                ? new PortfolioProver(desk.of(spec)).proof(spec, run, cuts)
                : new RunProver(desk.of(spec)).proof(spec, run, cuts);
    }

    /// A run with every assumption at its worst and at its best.
    ///
    /// @throws Refusal where it cannot be tested
    public RunBounds bounds(BacktestSpec spec, StoredRun run) {
        return spec.kind() == BacktestKind.PORTFOLIO
                ? new PortfolioProver(desk.of(spec)).bounds(spec, run)
                : new RunProver(desk.of(spec)).bounds(spec, run);
    }

    /// Runs paper strategies again.
    public PaperRerun paper() {
        return new PaperRerun(desk);
    }

    /// The version of what runs backtests.
    public static String engine() {
        return Completion.ENGINE_VERSION;
    }
}
