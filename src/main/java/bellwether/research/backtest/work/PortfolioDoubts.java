package bellwether.research.backtest.work;

import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.ChanceBand;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.FindingInputs;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.technical.statistics.SharpeSample;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What speaks against a run over a portfolio.
final class PortfolioDoubts {
    /// Above so many symbols buy and hold of all is not computed.
    private static final int MOST_SYMBOLS = 500;

    private static final double[] NONE = {};

    private final RuleDesk desk;
    private final BacktestSpec spec;
    private final Rule rule;
    private final PortfolioResult result;
    private final RunSessions curve;
    private final RunMetrics metrics;
    private final SessionCurve sessions;

    PortfolioDoubts(
            RuleDesk desk,
            BacktestSpec spec,
            Rule rule,
            PortfolioResult result,
            RunSessions curve,
            RunMetrics metrics) {
        this.desk = desk;
        this.spec = spec;
        this.rule = rule;
        this.result = result;
        this.curve = curve;
        this.metrics = metrics;
        this.sessions = new SessionCurve(curve.days(), curve.equity(), curve.perYear());
    }

    /// @param hold equity of buy and hold on the run's sessions; empty without one
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(RunReport.Doubts doubts, double[] hold, ChanceBand chance) {}

    /// @param doubted loads a symbol that was traded, with what is doubtful about its prices
    Found all(Optional<IndexCloses> index, long seed, Function<String, PreparedSymbol> doubted) {
        TradedSymbolDoubts traded = new TradedSymbolDoubts(result, curve, seed);
        traded.addAll(doubted);
        RandomEntries chance = traded.draws().entries();
        List<RunReport.Baseline> baselines = new ArrayList<>();
        Optional<BaselineCurve> hold = hold();
        baselines.add(
                hold.map(Baselines::of)
                        .orElse(
                                new RunReport.Baseline(
                                        "hold",
                                        null,
                                        0,
                                        "not computed above %d symbols".formatted(MOST_SYMBOLS))));
        index.map(closes ->
                        Baselines.of(
                                BaselineCurve.index(
                                        closes.ticker(),
                                        sessions,
                                        closes.days(),
                                        closes.values(),
                                        spec.money().riskFree())))
                .ifPresent(baselines::add);
        double rf = spec.money().riskFree();
        return new Found(
                new RunReport.Doubts(
                        baselines,
                        chance,
                        CurveIntervals.of(sessions, rf, seed),
                        SharpeSample.of(sessions.excess(rf)).orElse(null),
                        Findings.of(
                                new FindingInputs(
                                        outcome(baselines.getFirst()),
                                        new FindingInputs.Chance(chance.p(), null),
                                        new FindingInputs.Filling(traded.fills(), null, null),
                                        new FindingInputs.Prices(
                                                traded.doubtful(),
                                                traded.splits(),
                                                stale(),
                                                spec.symbols().survivorship()),
                                        terms()))),
                hold.map(this::onSessions).orElse(NONE),
                traded.draws().band());
    }

    private FindingInputs.Outcome outcome(RunReport.Baseline hold) {
        return new FindingInputs.Outcome(
                metrics,
                result.trades(),
                spec.symbols().tickers().size(),
                result.held().isEmpty() ? null : curve.heldSince(),
                hold.figures() == null ? null : hold.figures().sharpe(),
                sessions.isRuined(),
                result.marginCalls(),
                List.of(),
                result.trades().isEmpty()
                        ? UnfilledSignals.of(PortfolioWork.counted(result), result.allOrders())
                        : Collections.emptySortedMap());
    }

    private List<String> stale() {
        return result.stale().bySymbol().entrySet().stream()
                .map(entry ->
                        "%s: %d sessions valued at a close of 5 sessions ago or older"
                                .formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private FindingInputs.Terms terms() {
        Optional<RuleSignals> traded =
                result.trades().stream()
                        .findFirst()
                        .flatMap(trade -> desk.plain(trade.symbol(), rule.timeframe(), spec))
                        .map(symbol -> desk.signals(rule, symbol, 0));
        List<String> never = traded.map(RuleSignals::neverStable).orElse(List.of());
        return new FindingInputs.Terms(
                SymbolDoubts.optimistic(
                        rule.options(), spec.execution().settings("USD", 2).matching()),
                spec.money().costs().equals("none"),
                result.trades().stream().mapToInt(trade -> trade.entry().bar()).min().orElse(0),
                never.isEmpty() ? traded.map(each -> each.barsNeeded().stable()).orElse(0) : 0,
                never);
    }

    /// All symbols side by side, each with an equal part of the cash.
    private Optional<BaselineCurve> hold() {
        List<String> tickers = spec.symbols().tickers();
        if (tickers.size() > MOST_SYMBOLS) {
            return Optional.empty();
        }
        List<PreparedSymbol> symbols = new ArrayList<>();
        for (String ticker : tickers) {
            desk.plain(ticker, rule.timeframe(), spec).ifPresent(symbols::add);
        }
        if (symbols.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal part =
                spec.money()
                        .cash()
                        .divide(BigDecimal.valueOf(symbols.size()), MathContext.DECIMAL64);
        List<BaselineCurve> parts = symbols.stream().map(symbol -> held(symbol, part)).toList();
        return Optional.of(BaselineCurve.holdAll(parts, spec.money().riskFree()));
    }

    private BaselineCurve held(PreparedSymbol symbol, BigDecimal part) {
        RunTerms terms = symbol.terms();
        int from = Math.max(0, symbol.firstOn(curve.sessions().date(0)));
        RuleSignals signals = desk.signals(rule, symbol, from);
        return BaselineCurve.hold(
                signals,
                new RunTerms(
                        terms.position(),
                        terms.settings(),
                        terms.instrument(),
                        part.setScale(terms.settings().digits(), RoundingMode.DOWN),
                        terms.actions()),
                curve.perYear(),
                spec.money().riskFree());
    }

    /// The curve of several symbols may have other days than the run.
    private double[] onSessions(BaselineCurve hold) {
        SessionCurve held = hold.curve();
        if (held == null) {
            return NONE;
        }
        double[] equity = new double[curve.days().length];
        int at = 0;
        for (int i = 0; i < equity.length; i++) {
            while (at + 1 < held.count() && held.date(at + 1).toEpochDay() <= curve.days()[i]) {
                at++;
            }
            equity[i] = held.equity(at);
        }
        return equity;
    }
}
