package bellwether.trading.portfolio;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.Audit;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.matching.Matcher;
import bellwether.trading.portfolio.matching.TapeLibrary;
import bellwether.trading.portfolio.risk.MarketFacts;
import bellwether.trading.portfolio.risk.MarketView;
import bellwether.trading.portfolio.risk.RiskGuard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Many portfolios of one owner on a database that writes to its disk as a real one does, with the
/// listeners and the guard of the service, and a clock that a benchmark sets. 2 March 2026 is a
/// Monday.
public final class TradingFloor implements AutoCloseable {
    public static final String OWNER = "bench";

    static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final int SYMBOLS = 50;

    public volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");
    public final Market market;
    public final PortfolioAccounts accounts;
    public final Duties duties;
    public final List<Portfolio> portfolios = new ArrayList<>();
    private final Database database;
    private final Path folder;
    private final Matcher matcher;

    public TradingFloor(LocalPostgres server, Path folder) throws Exception {
        Migrations.run(server.address(), Duration.ofSeconds(30));
        this.folder = Files.createDirectories(folder);
        database = Database.open(server.address(), "bench", new PoolSettings(4, 20));
        market = new Market(database.jdbi(), () -> now);
        duties = new Duties(database.jdbi(), "bench");
        Portfolios.Others others =
                new Portfolios.Others(market, QuoteSource.NONE, Audit.NONE, duties, List.of(), 3);
        PortfolioInstruments instruments =
                new PortfolioInstruments(
                        market.symbols(), new CostPresets(), new StoredRates(market));
        accounts =
                new PortfolioAccounts(
                        RetriedTransactions.ofUndone(database.jdbi()),
                        instruments,
                        Portfolios.listeners(others, () -> now),
                        () -> now);
        matcher =
                new Matcher(
                        database.jdbi(),
                        accounts,
                        new TapeLibrary(market),
                        new Matcher.MatchRules(
                                BarSignals.NONE,
                                new RiskGuard(
                                        new MarketView(h -> new MarketFacts(h, market, () -> now)),
                                        () -> now),
                                QuoteSource.NONE),
                        duties,
                        () -> now);
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    /// Stores the daily bars of all symbols on these days.
    void bars(LocalDate from, int days) throws IOException {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
            for (int day = 0; day < days; day++) {
                LocalDate date = from.plusDays(day);
                int close = 100 + (symbol * 7 + date.getDayOfYear() * 3) % 11;
                if (date.getDayOfWeek().getValue() < 6) {
                    rows.append("%s,%d,%d,%d,%d,1000000\n".formatted(date, 101, 115, 95, close));
                }
            }
            Path file = Files.writeString(folder.resolve(ticker(symbol) + ".csv"), rows);
            new PriceImport(database.jdbi(), () -> now)
                    .importFile(file, ImportOptions.NONE, _ -> {});
        }
    }

    static String ticker(int number) {
        return "BCH" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
    }

    void open(int count) {
        PortfolioTerms terms =
                new PortfolioTerms(
                        "USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "us_retail", false);
        for (int i = 0; i < count; i++) {
            portfolios.add(accounts.create(OWNER, "p" + i, terms, new BigDecimal(1_000_000)));
        }
    }

    /// Three orders of each portfolio: market orders, and limits that are not reached.
    void order(int markets, int limits) {
        for (int i = 0; i < portfolios.size(); i++) {
            Portfolio portfolio = portfolios.get(i);
            int first = i;
            String strategy =
                    accounts.records().manual(OWNER, portfolio.id()).strategy().toString();
            accounts.change(
                    OWNER,
                    portfolio.id(),
                    account -> {
                        for (int n = 0; n < markets + limits; n++) {
                            account.accept(
                                    Order.of(
                                            account.nextOrder().account(),
                                            new PositionKey(
                                                    strategy, ticker((first + n * 7) % SYMBOLS)),
                                            OrderSide.BUY,
                                            OrderSize.shares(10),
                                            n < markets
                                                    ? OrderType.market()
                                                    : OrderType.limit(BigDecimal.valueOf(50 + n))),
                                    now.getEpochSecond(),
                                    LocalDate.ofInstant(now, ZoneOffset.UTC));
                        }
                        return true;
                    });
        }
    }

    /// Sets the clock and matches.
    ///
    /// @return how many steps were walked
    int match(String moment) throws InterruptedException {
        now = Instant.parse(moment);
        return matcher.matchAll(duties.take(Duty.MATCH).orElseThrow());
    }

    @Override
    public void close() {
        database.close();
    }
}
