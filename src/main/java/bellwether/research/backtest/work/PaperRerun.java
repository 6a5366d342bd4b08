package bellwether.research.backtest.work;

import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.ExecutionChoice;
import bellwether.research.backtest.spec.SpecMoney;
import bellwether.research.backtest.spec.SpecSymbols;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.TapeKind;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A paper strategy's rule run again over the stored bars, as its portfolio trades.
public final class PaperRerun {
    /// What the account books beside trades.
    private static final List<String> DISTRIBUTIONS =
            List.of("dividend", "borrow_fee", "cash_in_lieu");

    private final RuleDesk desk;

    PaperRerun(RuleDesk desk) {
        this.desk = desk;
    }

    /// What is run.
    ///
    /// @param symbols that the rule looks at
    /// @param since bars that began before are not decided on
    /// @param last the last day
    /// @param cash of the portfolio at the begin
    public record Wanted(
            JsonNode rules,
            List<String> symbols,
            PortfolioTerms terms,
            Instant since,
            LocalDate last,
            BigDecimal cash) {
        public Wanted {
            symbols = List.copyOf(symbols);
        }
    }

    /// What it came to.
    ///
    /// @param bars that were read, by ticker
    /// @param distributions dividends less fees for borrowing
    public record Rerun(
            SortedMap<String, RerunBars> bars,
            List<Fill> fills,
            List<RunOrder> orders,
            BigDecimal distributions) {
        public Rerun {
            fills = List.copyOf(fills);
            orders = List.copyOf(orders);
        }
    }

    /// The rule; nothing where it cannot be read any more.
    public Optional<Rule> rule(JsonNode rules) {
        return new RuleReader(desk.fields().names()).read(rules, "").rule();
    }

    /// Runs it; symbols without bars are left out.
    ///
    /// @throws bellwether.platform.base.Refusal where a symbol has another currency than the
    ///   portfolio
    public Rerun run(Rule rule, Wanted wanted) {
        TreeMap<String, RerunBars> bars = new TreeMap<>();
        BacktestSpec spec = spec(wanted);
        BacktestFields fields = desk.fields();
        PortfolioResult result =
                PortfolioRun.of(
                        plan(rule, wanted),
                        wanted.symbols(),
                        ticker ->
                                desk.plain(ticker, rule.timeframe(), spec)
                                        .map(symbol -> {
                                            bars.put(
                                                    ticker,
                                                    new RerunBars(
                                                            symbol.history(),
                                                            symbol.terms()
                                                                    .instrument()
                                                                    .priceUnit()));
                                            return symbol(symbol, wanted.since(), fields);
                                        }));
        Map<String, BigDecimal> ledger = result.ledger();
        BigDecimal distributions =
                DISTRIBUTIONS.stream()
                        .map(kind -> ledger.getOrDefault(kind, BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Rerun(bars, result.fills(), result.allOrders(), distributions);
    }

    private static PortfolioSymbol symbol(
            PreparedSymbol symbol, Instant since, BacktestFields fields) {
        return new PortfolioSymbol(
                new RuleColumns(symbol.history(), fields.names(), fields.columns().get()),
                symbol.terms().instrument(),
                symbol.terms().actions(),
                symbol.history().raw().place(since.getEpochSecond()),
                null,
                symbol.stock().delisted());
    }

    private static PortfolioPlan plan(Rule rule, Wanted wanted) {
        TapeKind tape = rule.timeframe() == Timeframe.DAY ? TapeKind.DAILY : TapeKind.INTRADAY;
        RuleOptions own = rule.options();
        Rule kept =
                new Rule(
                        rule.name(),
                        rule.timeframe(),
                        rule.longSide(),
                        rule.shortSide(),
                        new RuleOptions(
                                own.ties(),
                                own.fill(),
                                RuleOptions.AtEnd.KEEP,
                                own.levelFrom(),
                                own.stable(),
                                own.detail()));
        return new PortfolioPlan(
                kept,
                SymbolLoader.STRATEGY,
                wanted.terms().settings().with(tape),
                wanted.cash(),
                Math.max(1, wanted.symbols().size()),
                Optional.empty(),
                Optional.empty());
    }

    /// When the bars of a day that was matched are finished at every exchange.
    private static long finishedBy(LocalDate day) {
        return day.plusDays(2).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    private static BacktestSpec spec(Wanted wanted) {
        return new BacktestSpec(
                BacktestKind.PORTFOLIO,
                "paper",
                List.of(),
                new SpecSymbols(
                        wanted.symbols(),
                        null,
                        null,
                        null,
                        LocalDate.ofInstant(wanted.since(), ZoneOffset.UTC),
                        wanted.last(),
                        wanted.last(),
                        finishedBy(wanted.last()),
                        null),
                new SpecMoney(wanted.cash(), wanted.terms().costs(), 0),
                ExecutionChoice.USUAL,
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
