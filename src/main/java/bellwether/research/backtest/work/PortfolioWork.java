package bellwether.research.backtest.work;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.research.backtest.portfolio.RebalancePlan;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.PortfolioChoice;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunPlace;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.SuppliedColumns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One rule over many symbols with one cash.
final class PortfolioWork implements ItemWork {
    private final RuleDesk desk;

    PortfolioWork(RuleDesk desk) {
        this.desk = desk;
    }

    /// What a run has read, by ticker.
    private final class Shelf {
        private final BacktestSpec spec;
        private final Rule rule;
        private final Batch batch;
        private final SuppliedColumns supplied = desk.fields().columns().get();
        private final TreeMap<String, String> digests = new TreeMap<>();
        private final SortedSet<String> sources = new TreeSet<>();
        private boolean synthetic;
        private @Nullable LocalDate first;
        private @Nullable String currency;
        private int otherCurrency;

        Shelf(BacktestSpec spec, Rule rule, Batch batch) {
            this.spec = spec;
            this.rule = rule;
            this.batch = batch;
        }

        Optional<PortfolioSymbol> load(String ticker) {
            batch.progress().moved();
            Optional<PreparedSymbol> symbol = tradable(ticker);
            if (symbol.isEmpty()) {
                return Optional.empty();
            }
            String own = symbol.get().terms().instrument().currency();
            if (currency != null && !currency.equals(own) && isUniverse()) {
                otherCurrency++;
                return Optional.empty();
            }
            return symbol.map(this::kept);
        }

        private boolean isUniverse() {
            return spec.symbols().universe() != null;
        }

        /// Of a universe those are left out whose currency is not known.
        private Optional<PreparedSymbol> tradable(String ticker) {
            try {
                return desk.plain(ticker, rule.timeframe(), spec);
            } catch (Refusal refusal) {
                if (isUniverse() && refusal.code().equals("currency_unknown")) {
                    otherCurrency++;
                    return Optional.empty();
                }
                throw refusal;
            }
        }

        /// One cash has one currency, and no rates are read.
        private void requireCurrency(PreparedSymbol symbol) {
            String own = symbol.terms().instrument().currency();
            if (currency != null && !currency.equals(own)) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "currency_mixed",
                        "%s is priced in %s and the symbols before it in %s; a portfolio has one cash, so list symbols of one currency, or run kind single."
                                .formatted(symbol.ticker(), own, currency));
            }
        }

        private PortfolioSymbol kept(PreparedSymbol symbol) {
            String before = digests.putIfAbsent(symbol.ticker(), symbol.hash());
            if (before != null && !before.equals(symbol.hash())) {
                throw Refusal.conflict(
                        "bars_changed",
                        "The bars of %s changed while the portfolio was run; run it again."
                                .formatted(symbol.ticker()));
            }
            requireCurrency(symbol);
            currency = symbol.terms().instrument().currency();
            sources.addAll(symbol.sources());
            synthetic |= symbol.stock().stored().synthetic();
            LocalDate begin = symbol.history().date(0);
            first = first == null || begin.isBefore(first) ? begin : first;
            return new PortfolioSymbol(
                    new RuleColumns(symbol.history(), desk.fields().names(), supplied),
                    symbol.terms().instrument(),
                    symbol.terms().actions(),
                    symbol.notBefore(),
                    symbol.stock().listed(),
                    symbol.stock().delisted());
        }
    }

    @Override
    public List<NewRun> work(BacktestSpec spec, Item item, Batch batch) throws RunRefused {
        Rule rule = desk.rule(spec.rules().getFirst());
        Shelf shelf = new Shelf(spec, rule, batch);
        InstrumentTerms terms = terms(spec, rule, shelf);
        PortfolioResult result =
                PortfolioRun.of(plan(spec, rule, terms), spec.symbols().tickers(), shelf::load);
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
        RunAssembler.Identity identity = RuleDesk.identity(spec, rule, shelf.digests);
        PortfolioDoubts doubts = new PortfolioDoubts(desk, spec, rule, result, curve, metrics);
        PortfolioDoubts.Found found =
                doubts.all(closes, CanonicalJson.seed(identity.spec(), "doubts"));
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
                                index)));
    }

    /// The terms of the first symbol that has bars, whose currency is the account's.
    private static InstrumentTerms terms(BacktestSpec spec, Rule rule, Shelf shelf)
            throws RunRefused {
        for (String ticker : new TreeSet<>(spec.symbols().tickers())) {
            Optional<PortfolioSymbol> symbol = shelf.load(ticker);
            if (symbol.isPresent()) {
                return symbol.get().instrument();
            }
        }
        throw new RunRefused(
                "no_bars",
                "None of %,d symbols has %s bars in this span."
                        .formatted(spec.symbols().tickers().size(), rule.timeframe().code()));
    }

    private PortfolioPlan plan(BacktestSpec spec, Rule rule, InstrumentTerms terms) {
        PortfolioChoice choice = spec.portfolio().orElse(PortfolioChoice.USUAL);
        Optional<Operand> rank =
                Optional.ofNullable(choice.rank())
                        .map(node -> desk.fields().value(node, "/portfolio/rank"));
        return new PortfolioPlan(
                rule,
                SymbolLoader.STRATEGY,
                spec.execution().settings(terms.currency(), terms.digits()),
                spec.money().cash(),
                Objects.requireNonNullElse(choice.maxPositions(), PortfolioChoice.USUAL_POSITIONS),
                rank,
                Optional.ofNullable(choice.rebalance()).map(PortfolioWork::rebalance));
    }

    private static RebalancePlan rebalance(PortfolioChoice.Rebalance choice) {
        return new RebalancePlan(
                RebalancePlan.Every.valueOf(choice.every().toUpperCase(Locale.ROOT)),
                choice.weights() == null
                        ? RebalancePlan.Weights.EQUAL
                        : RebalancePlan.Weights.valueOf(choice.weights().toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(choice.bandPercent(), BigDecimal.ZERO));
    }

    private static Map<String, Integer> skipped(PortfolioResult result, Shelf shelf) {
        Map<String, Integer> skipped = counted(result);
        if (shelf.otherCurrency > 0) {
            skipped.put("symbols_of_other_currency", shelf.otherCurrency);
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

    private static RunReport.Prices prices(Shelf shelf, RunSessions curve, InstrumentTerms terms) {
        return new RunReport.Prices(
                shelf.first == null ? curve.sessions().date(0) : shelf.first,
                curve.sessions().date(0),
                curve.sessions().date(curve.sessions().count() - 1),
                curve.days().length,
                terms.currency(),
                terms.costs().name(),
                List.copyOf(shelf.sources),
                shelf.synthetic);
    }
}
