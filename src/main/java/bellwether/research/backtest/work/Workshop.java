package bellwether.research.backtest.work;

import bellwether.market.bars.Market;
import bellwether.market.quality.AnalysisWarnings;
import bellwether.platform.jobs.JobKind;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.trading.execution.CostPresets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

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
        ItemWork symbols = new SymbolWork(desk);
        return new BacktestJob(
                Map.of(BacktestKind.SINGLE, symbols, BacktestKind.COMPARE, symbols),
                new Completion(clock));
    }

    /// The keys of a backtest's items, in their order.
    public List<String> items(BacktestSpec spec) {
        return switch (spec.kind()) {
            case SINGLE, COMPARE -> spec.symbols().tickers();
            case PORTFOLIO -> List.of("portfolio");
            case SWEEP, WALK_FORWARD -> spec.symbols().tickers();
        };
    }
}
