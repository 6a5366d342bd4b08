package bellwether.trading.portfolio;

import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.TemporaryFile;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.TimeInForce;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.matching.SplitHolds;
import bellwether.trading.portfolio.matching.TapeLibrary;
import bellwether.trading.portfolio.performance.ClosedLotWriter;
import bellwether.trading.portfolio.performance.TransferValueWriter;
import bellwether.trading.portfolio.performance.ValuationListener;
import bellwether.trading.portfolio.performance.ValuationWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A portfolio at work on a database of its own, with bars that a test brings and a clock that it
/// sets.
public final class PaperDesk implements AutoCloseable {
    public static final String OWNER = "ann";

    public Instant now;

    /// By ticker; each is given as traded now.
    public final Map<String, BigDecimal> quoted = new HashMap<>();

    /// Doubts about prices that orders are placed in spite of.
    public Set<PriceDoubt> allowed = Set.of();

    /// Tickers whose quotes were asked for.
    public final List<String> asked = new CopyOnWriteArrayList<>();

    private final QuoteSource quotes = new Quoted();
    public final TestDatabase database = TestDatabase.create();
    public final Market market;
    public final PortfolioAccounts accounts;
    public final OrderDesk desk;
    public final Matcher matcher;
    public final SplitHolds holds;
    public final Duties duties;

    public PaperDesk(String now) {
        this(now, BarSignals.NONE, OrderGuard.NONE);
    }

    public PaperDesk(String now, BarSignals signals, OrderGuard guard) {
        this.now = Instant.parse(now);
        market = new Market(database.jdbi(), () -> this.now);
        PortfolioInstruments instruments =
                new PortfolioInstruments(
                        market.symbols(), new CostPresets(), new StoredRates(market));
        accounts =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(database.jdbi()),
                        instruments,
                        List.of(
                                new OrderNotes(() -> this.now),
                                new ClosedLotWriter(() -> this.now),
                                new TransferValueWriter(),
                                new ValuationListener(new ValuationWriter(() -> this.now)),
                                new PortfolioLiveEvents()),
                        () -> this.now);
        desk =
                new OrderDesk(
                        accounts,
                        new TradedSymbols(market, 3, () -> this.now),
                        guard,
                        () -> this.now);
        duties = new Duties(database.jdbi(), "test");
        holds = new SplitHolds(database.jdbi(), accounts, () -> this.now);
        matcher = matcher(duties, signals, guard);
    }

    /// Another process on the same database.
    public Matcher matcher(Duties its, BarSignals signals, OrderGuard guard) {
        return matcher(its, new Matcher.MatchRules(signals, guard, quotes));
    }

    Matcher matcher(Duties its, Matcher.MatchRules rules) {
        return new Matcher(
                database.jdbi(), accounts, new TapeLibrary(market), rules, its, () -> now);
    }

    /// Stores daily bars, each as `date,open,high,low,close,volume`.
    public void bars(String ticker, String... rows) {
        String head = "ticker,date,open,high,low,close,volume\n";
        try (TemporaryFile file =
                TemporaryFile.of(
                        "desk",
                        ".csv",
                        Stream.of(rows)
                                .map(row -> ticker + "," + row + "\n")
                                .collect(Collectors.joining("", head, "")))) {
            new PriceImport(database.jdbi(), () -> now)
                    .importFile(file.path(), ImportOptions.NONE, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Portfolio portfolio(String cash) {
        return portfolio(cash, PortfolioTape.DAILY);
    }

    public Portfolio portfolio(String cash, PortfolioTape tape) {
        return accounts.create(
                OWNER,
                "test",
                new PortfolioTerms("USD", tape, LotMethod.FIFO, false, "none", false),
                new BigDecimal(cash));
    }

    public OrderRecord buy(Portfolio portfolio, String ticker, int shares) {
        return place(portfolio, ticker, OrderSide.BUY, shares, OrderType.market(), Bracket.NONE);
    }

    /// A limit order to buy that ends by itself.
    public OrderRecord limit(
            Portfolio portfolio, String ticker, int shares, String limit, TimeInForce until) {
        return place(
                portfolio,
                ticker,
                OrderSide.BUY,
                shares,
                OrderType.limit(new BigDecimal(limit)),
                Bracket.NONE,
                until);
    }

    public OrderRecord place(
            Portfolio portfolio,
            String ticker,
            OrderSide side,
            int shares,
            OrderType type,
            Bracket bracket) {
        return place(portfolio, ticker, side, shares, type, bracket, TimeInForce.GTC);
    }

    private OrderRecord place(
            Portfolio portfolio,
            String ticker,
            OrderSide side,
            int shares,
            OrderType type,
            Bracket bracket,
            TimeInForce until) {
        OrderRequest request =
                new OrderRequest(
                        ticker,
                        side,
                        OrderSize.shares(shares),
                        type,
                        until,
                        false,
                        bracket,
                        Optional.empty(),
                        Optional.empty(),
                        allowed,
                        "");
        return desk.place(
                        OWNER,
                        accounts.records().manual(OWNER, portfolio.id()),
                        request,
                        Optional.empty())
                .order();
    }

    /// Puts a split or a dividend on record.
    public void record(String ticker, CorporateAction action) {
        database.jdbi()
                .useHandle(h ->
                        h.createUpdate(
                                        """
                                        insert into corporate_action (symbol_id, kind, ex_date, numerator, denominator, amount,
                                          source, created_at)
                                        select id, :kind, :date, :numerator, :denominator, :amount, 'test', now()
                                        from symbol where ticker = :ticker
                                        """)
                                .bind("ticker", ticker)
                                .bind("kind", action.kind().code())
                                .bind("date", action.exDate())
                                .bind("numerator", action.numerator())
                                .bind("denominator", action.denominator())
                                .bind("amount", action.amount())
                                .execute());
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                "update symbol set data_version = data_version + 1, updated_at = clock_timestamp() where ticker = ?",
                                ticker));
    }

    /// Sets the clock, and walks as far as it goes.
    public int match(String moment) throws InterruptedException {
        now = Instant.parse(moment);
        return matcher.matchAll(duties.take(Duty.MATCH).orElseThrow());
    }

    public OrderRecord order(OrderRecord before) {
        return accounts.records().order(OWNER, before.id());
    }

    /// Shares held by hand.
    public BigDecimal held(Portfolio portfolio, String ticker) {
        return accounts.state(OWNER, portfolio.id()).positions().stream()
                .filter(position -> position.key().symbol().equals(ticker))
                .map(position -> position.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal cash(Portfolio portfolio) {
        return accounts.state(OWNER, portfolio.id())
                .balances()
                .getOrDefault("USD", BigDecimal.ZERO);
    }

    /// Fills as `price date late`.
    public List<String> fills(Portfolio portfolio) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select symbol || ' ' || quantity || ' at ' || price || ' on ' || date
                                          || case when late then ' late' else '' end
                                        from trade_fill where portfolio = :id order by booked_at, bar_time, order_id, n
                                        """)
                                .bind("id", portfolio.id().number())
                                .mapTo(String.class)
                                .list());
    }

    /// Names of live events, the oldest first.
    public List<String> events() {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery("select name from live_event order by id")
                                .mapTo(String.class)
                                .list());
    }

    private final class Quoted implements QuoteSource {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public Optional<QuotedPrice> quote(Ticker ticker) {
            asked.add(ticker.name());
            return Optional.ofNullable(quoted.get(ticker.name()))
                    .map(price -> new QuotedPrice(price, now));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
