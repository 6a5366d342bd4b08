package bellwether.research.backtest.work;

import bellwether.market.quality.QualityDoubt;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.FillFacts;
import bellwether.research.backtest.doubt.FindingInputs;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.LevelFacts;
import bellwether.research.backtest.doubt.RandomDraws;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.StaleMarks;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.technical.statistics.SharpeSample;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.rules.BarsNeeded;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What speaks against one run over one symbol.
final class SymbolDoubts {
    private final BacktestSpec spec;
    private final PreparedSymbol symbol;
    private final RuleSignals signals;
    private final SymbolResult result;
    private final RunSessions curve;
    private final RunMetrics metrics;
    private final SessionCurve sessions;

    /// A run and what it was made of.
    SymbolDoubts(
            BacktestSpec spec,
            PreparedSymbol symbol,
            RuleSignals signals,
            SymbolResult result,
            RunSessions curve,
            RunMetrics metrics) {
        this.spec = spec;
        this.symbol = symbol;
        this.signals = signals;
        this.result = result;
        this.curve = curve;
        this.metrics = metrics;
        this.sessions = new SessionCurve(curve.days(), curve.equity(), curve.perYear());
    }

    /// Buy and hold over the same sessions.
    BaselineCurve hold() {
        return BaselineCurve.hold(
                signals, symbol.terms(), curve.perYear(), spec.money().riskFree());
    }

    /// The index that was asked for, over the same sessions.
    Optional<BaselineCurve> index(Optional<IndexCloses> closes) {
        return closes.map(index ->
                BaselineCurve.index(
                        index.ticker(),
                        sessions,
                        index.days(),
                        index.values(),
                        spec.money().riskFree()));
    }

    /// Its trades at random times.
    RandomDraws draws(long seed) {
        RandomDraws draws = new RandomDraws(seed, curve.days());
        draws.add(
                RandomEntries.Lane.of(
                        symbol.history(),
                        symbol.terms().actions(),
                        result.firstDecision(),
                        result.trades(),
                        result.equity(),
                        symbol.terms().instrument().priceUnit()));
        return draws;
    }

    /// All of them.
    ///
    /// @param seed of the backtest, by which blocks are drawn
    RunReport.Doubts all(
            BaselineCurve hold, Optional<BaselineCurve> index, RandomEntries chance, long seed) {
        List<RunReport.Baseline> baselines = new ArrayList<>();
        baselines.add(Baselines.of(hold));
        index.map(Baselines::of).ifPresent(baselines::add);
        return new RunReport.Doubts(
                baselines,
                chance,
                CurveIntervals.of(sessions, spec.money().riskFree(), seed),
                SharpeSample.of(sessions.excess(spec.money().riskFree())).orElse(null),
                Findings.of(
                        new FindingInputs(
                                outcome(hold),
                                new FindingInputs.Chance(chance.p(), null),
                                new FindingInputs.Filling(
                                        FillFacts.of(
                                                result.fills(),
                                                volumes(),
                                                fill -> isWithoutVolume(symbol, fill)),
                                        result.detail().isPresent()
                                                ? null
                                                : LevelFacts.of(signals).orElse(null),
                                        result.detail().orElse(null)),
                                prices(),
                                terms())));
    }

    private FindingInputs.Outcome outcome(BaselineCurve hold) {
        return new FindingInputs.Outcome(
                metrics,
                result.trades(),
                1,
                result.open().signum() == 0 ? null : curve.heldSince(),
                hold.figures() == null ? null : hold.figures().sharpe(),
                sessions.isRuined(),
                result.marginCalls(),
                RuleDesk.timesTrue(signals.rule(), signals).entrySet().stream()
                        .map(entry ->
                                new FindingInputs.SignalCount(entry.getKey(), entry.getValue()))
                        .toList(),
                result.trades().isEmpty()
                        ? UnfilledSignals.of(result.skipCounts(), result.orders())
                        : Collections.emptySortedMap());
    }

    private ToDoubleFunction<Fill> volumes() {
        PastStatistics past = new PastStatistics(symbol.history(), signals::averageTrueRange);
        return fill -> {
            BarStatistics before = past.before(bar(symbol, fill));
            return before == null ? Double.NaN : before.meanVolume20();
        };
    }

    /// The bar on which an order was filled, be it at its open, within or at its close.
    static int bar(PreparedSymbol symbol, Fill fill) {
        return Math.max(0, symbol.history().raw().place(fill.time() + 1) - 1);
    }

    /// Where something was held while its symbol had no bar.
    private List<String> stale() {
        List<String> stale = new ArrayList<>();
        RuleHistory history = symbol.history();
        for (int bar = result.firstDecision() + 1; bar < history.size(); bar++) {
            if (result.gross()[bar - 1] > 0 && history.sessionsBefore(bar) >= StaleMarks.SESSIONS) {
                stale.add(
                        "%s: no price on %d sessions between %s and %s"
                                .formatted(
                                        symbol.ticker(),
                                        history.sessionsBefore(bar),
                                        history.date(bar - 1),
                                        history.date(bar)));
            }
        }
        return stale;
    }

    static boolean isWithoutVolume(PreparedSymbol symbol, Fill fill) {
        return !fill.volumeKnown() && !(symbol.history().raw().volume()[bar(symbol, fill)] >= 0);
    }

    private FindingInputs.Prices prices() {
        return new FindingInputs.Prices(
                inTrades(symbol, result.trades(), false),
                inTrades(symbol, result.trades(), true),
                stale(),
                spec.symbols().survivorship());
    }

    /// Doubtful prices inside trades, in words.
    static List<String> inTrades(PreparedSymbol symbol, List<ClosedTrade> trades, boolean splits) {
        return symbol.doubts().stream()
                .filter(doubt -> doubt.suspectedSplit() == splits)
                .filter(doubt -> trades.stream().anyMatch(trade -> lies(doubt, trade)))
                .map(doubt -> "%s %s: %s".formatted(symbol.ticker(), doubt.from(), doubt.words()))
                .toList();
    }

    static boolean lies(QualityDoubt doubt, ClosedTrade trade) {
        LocalDate entered = trade.entry().date();
        return !doubt.to().isBefore(entered) && !doubt.from().isAfter(trade.exit().date());
    }

    private FindingInputs.Terms terms() {
        BarsNeeded needed = signals.barsNeeded();
        List<String> never = signals.neverStable();
        return new FindingInputs.Terms(
                optimistic(signals.rule().options(), symbol.terms().settings().matching()),
                symbol.terms().instrument().costs().isCostless(),
                result.firstDecision() + 1,
                never.isEmpty() ? needed.stable() : 0,
                never);
    }

    /// What of these fills better than it would.
    static List<String> optimistic(RuleOptions options, MatchingRules matching) {
        List<String> optimistic = new ArrayList<>();
        if (options.fill() == RuleOptions.Fill.SAME_CLOSE) {
            optimistic.add("orders fill at the close that decided them (fill: same_close)");
        }
        if (matching.touchFillsLimit()) {
            optimistic.add("limits fill where the price only touches them (limit: touch)");
        }
        return optimistic;
    }
}
