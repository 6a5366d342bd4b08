package bellwether.research.backtest.work;

import bellwether.market.quality.QualityDoubt;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.FillFacts;
import bellwether.research.backtest.doubt.FindingInputs;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.RandomEntries;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.technical.statistics.SharpeSample;
import bellwether.trading.execution.BarStatistics;
import bellwether.trading.execution.Fill;
import bellwether.trading.rules.PastStatistics;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSignals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What speaks against a run over a portfolio.
final class PortfolioDoubts {
    /// Above so many symbols buy and hold of all, or the traded ones' prices, are not looked at.
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
    record Found(RunReport.Doubts doubts, double[] hold) {}

    Found all(Optional<IndexCloses> index, long seed) {
        Traded traded = new Traded();
        RandomEntries chance = RandomEntries.of(traded.lanes, seed);
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
                                        FindingInputs.Search.NONE,
                                        new FindingInputs.Filling(
                                                FillFacts.of(result.fills(), traded::meanVolume),
                                                null),
                                        new FindingInputs.Prices(
                                                traded.doubts(false),
                                                traded.doubts(true),
                                                stale(),
                                                spec.symbols().survivorship()),
                                        terms()))),
                hold.map(this::onSessions).orElse(NONE));
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
                never,
                null);
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

    /// The symbols that were traded, with their bars.
    private final class Traded {
        private final Map<String, PastStatistics> past = new HashMap<>();
        private final Map<String, PreparedSymbol> symbols = new TreeMap<>();
        private final List<RandomEntries.Lane> lanes = new ArrayList<>();

        Traded() {
            Map<String, List<ClosedTrade>> trades = new TreeMap<>();
            result.trades()
                    .forEach(trade ->
                            trades.computeIfAbsent(trade.symbol(), _ -> new ArrayList<>())
                                    .add(trade));
            trades.forEach((ticker, closed) -> {
                if (symbols.size() < MOST_SYMBOLS) {
                    desk.doubted(ticker, rule.timeframe(), spec)
                            .ifPresent(symbol -> add(symbol, closed));
                }
            });
        }

        private void add(PreparedSymbol symbol, List<ClosedTrade> trades) {
            symbols.put(symbol.ticker(), symbol);
            past.put(symbol.ticker(), PastStatistics.of(symbol.history()));
            BigDecimal unit = symbol.terms().instrument().priceUnit();
            List<Double> weights =
                    trades.stream()
                            .map(trade -> {
                                double before = equityBefore(trade);
                                double value =
                                        trade.entry().price().doubleValue()
                                                * trade.quantity().doubleValue()
                                                * unit.doubleValue();
                                return before > 0 ? value / before : 0.0;
                            })
                            .toList();
            lanes.add(
                    new RandomEntries.Lane(
                            symbol.history(),
                            symbol.terms().actions(),
                            Math.max(0, symbol.firstOn(curve.sessions().date(0))),
                            trades,
                            weights,
                            unit));
        }

        private double equityBefore(ClosedTrade trade) {
            int place = Arrays.binarySearch(curve.days(), (int) trade.entry().date().toEpochDay());
            int session = place >= 0 ? place : -place - 1;
            return curve.equity()[Math.max(0, session - 1)];
        }

        double meanVolume(Fill fill) {
            PreparedSymbol symbol = symbols.get(fill.position().symbol());
            PastStatistics known = past.get(fill.position().symbol());
            if (symbol == null || known == null) {
                return Double.NaN;
            }
            int bar =
                    Math.min(
                            symbol.history().size() - 1, symbol.history().raw().place(fill.time()));
            BarStatistics before = known.before(bar);
            return before == null ? Double.NaN : before.meanVolume20();
        }

        List<String> doubts(boolean splits) {
            List<String> found = new ArrayList<>();
            for (PreparedSymbol symbol : symbols.values()) {
                for (QualityDoubt doubt : symbol.doubts()) {
                    boolean inside =
                            result.trades().stream()
                                    .filter(trade -> trade.symbol().equals(symbol.ticker()))
                                    .anyMatch(trade -> SymbolDoubts.lies(doubt, trade));
                    if (doubt.suspectedSplit() == splits && inside) {
                        found.add(
                                "%s %s: %s"
                                        .formatted(symbol.ticker(), doubt.from(), doubt.words()));
                    }
                }
            }
            return found;
        }
    }
}
