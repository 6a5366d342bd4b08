package bellwether.research.backtest.work;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.research.backtest.portfolio.RebalancePlan;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.PortfolioChoice;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Loads the symbols of a portfolio, and knows what was read of them.
final class PortfolioShelf {
    private final RuleDesk desk;
    private final BacktestSpec spec;
    private final Rule rule;
    private final Runnable progress;
    private final SuppliedColumns supplied;
    private final TreeMap<String, String> digests = new TreeMap<>();
    private final SortedSet<String> sources = new TreeSet<>();
    private boolean synthetic;
    private @Nullable LocalDate first;
    private @Nullable InstrumentTerms terms;
    private final Set<String> otherCurrency = new HashSet<>();

    /// @param progress is run before each symbol
    PortfolioShelf(RuleDesk desk, BacktestSpec spec, Rule rule, Runnable progress) {
        this.desk = desk;
        this.spec = spec;
        this.rule = rule;
        this.progress = progress;
        this.supplied = desk.fields().columns().get();
    }

    /// A symbol as a run takes it; nothing where it has no bars, or is one of a universe that is
    /// priced in another currency than the first.
    Optional<PortfolioSymbol> load(String ticker) {
        return prepared(ticker)
                .map(symbol ->
                        symbol(
                                symbol,
                                symbol.history(),
                                symbol.terms().actions(),
                                symbol.notBefore()));
    }

    /// The same before it is given to a run.
    Optional<PreparedSymbol> prepared(String ticker) {
        progress.run();
        Optional<PreparedSymbol> symbol = tradable(ticker);
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        String own = symbol.get().terms().instrument().currency();
        if (terms != null && !terms.currency().equals(own) && isUniverse()) {
            otherCurrency.add(ticker);
            return Optional.empty();
        }
        return symbol.map(this::kept);
    }

    /// A symbol with some of its bars.
    PortfolioSymbol symbol(
            PreparedSymbol symbol, RuleHistory history, List<TapeAction> actions, int notBefore) {
        return new PortfolioSymbol(
                columns(history),
                symbol.terms().instrument(),
                actions,
                notBefore,
                symbol.stock().listed(),
                symbol.stock().delisted());
    }

    RuleColumns columns(RuleHistory history) {
        return new RuleColumns(history, desk.fields().names(), supplied);
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
                otherCurrency.add(ticker);
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /// One cash has one currency, and no rates are read.
    private void requireCurrency(PreparedSymbol symbol) {
        String own = symbol.terms().instrument().currency();
        if (terms != null && !terms.currency().equals(own)) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "currency_mixed",
                    "%s is priced in %s and the symbols before it in %s; a portfolio has one cash, so list symbols of one currency, or run kind single."
                            .formatted(symbol.ticker(), own, terms.currency()));
        }
    }

    /// A symbol that was run, with what is doubtful about its prices.
    PreparedSymbol doubted(String ticker) {
        progress.run();
        return desk.doubted(ticker, rule.timeframe(), spec)
                .filter(symbol -> symbol.hash().equals(digests.get(ticker)))
                .orElseThrow(() -> changed(ticker));
    }

    private static Refusal changed(String ticker) {
        return Refusal.conflict(
                "bars_changed",
                "The bars of %s changed while the portfolio was run; run it again."
                        .formatted(ticker));
    }

    private PreparedSymbol kept(PreparedSymbol symbol) {
        String before = digests.putIfAbsent(symbol.ticker(), symbol.hash());
        if (before != null && !before.equals(symbol.hash())) {
            throw changed(symbol.ticker());
        }
        requireCurrency(symbol);
        terms = terms == null ? symbol.terms().instrument() : terms;
        sources.addAll(symbol.sources());
        synthetic |= symbol.stock().stored().synthetic();
        LocalDate begin = symbol.history().date(0);
        first = first == null || begin.isBefore(first) ? begin : first;
        return symbol;
    }

    /// The terms of the first symbol that has bars, whose currency is the account's.
    InstrumentTerms terms() throws RunRefused {
        for (String ticker : new TreeSet<>(spec.symbols().tickers())) {
            if (terms == null) {
                prepared(ticker);
            }
        }
        if (terms == null) {
            throw new RunRefused(
                    "no_bars",
                    "None of %,d symbols has %s bars in this span."
                            .formatted(spec.symbols().tickers().size(), rule.timeframe().code()));
        }
        return terms;
    }

    /// How the one cash is traded.
    PortfolioPlan plan() throws RunRefused {
        InstrumentTerms account = terms();
        PortfolioChoice choice = spec.portfolio().orElse(PortfolioChoice.USUAL);
        Optional<Operand> rank =
                Optional.ofNullable(choice.rank())
                        .map(node -> desk.fields().value(node, "/portfolio/rank"));
        return new PortfolioPlan(
                rule,
                SymbolLoader.STRATEGY,
                spec.execution()
                        .settings(account.currency(), account.digits())
                        .with(SymbolLoader.tape(rule.timeframe())),
                spec.money().cash(),
                Objects.requireNonNullElse(choice.maxPositions(), PortfolioChoice.USUAL_POSITIONS),
                rank,
                Optional.ofNullable(choice.rebalance()).map(PortfolioShelf::rebalance));
    }

    private static RebalancePlan rebalance(PortfolioChoice.Rebalance choice) {
        return new RebalancePlan(
                RebalancePlan.Every.valueOf(choice.every().toUpperCase(Locale.ROOT)),
                choice.weights() == null
                        ? RebalancePlan.Weights.EQUAL
                        : RebalancePlan.Weights.valueOf(choice.weights().toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(choice.bandPercent(), BigDecimal.ZERO));
    }

    /// Of the bars of all symbols that were loaded, by ticker.
    SortedMap<String, String> digests() {
        return digests;
    }

    List<String> sources() {
        return List.copyOf(sources);
    }

    boolean isSynthetic() {
        return synthetic;
    }

    /// The first day of all histories.
    Optional<LocalDate> first() {
        return Optional.ofNullable(first);
    }

    /// How many symbols of a universe were left out for their currency.
    int otherCurrency() {
        return otherCurrency.size();
    }
}
