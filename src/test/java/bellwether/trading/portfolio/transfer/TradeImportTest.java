package bellwether.trading.portfolio.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.CorporateAction;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import bellwether.trading.portfolio.StatedTrade;
import bellwether.trading.portfolio.StatedTransfers;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.portfolio.StrategyPlace;
import bellwether.trading.portfolio.SymbolPast;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files that are booked, refused, sent again and rehearsed, on a real database.
final class TradeImportTest {
    private static final String OWNER = "ann";
    private static final InstantSource CLOCK = () -> Instant.parse("2024-03-01T12:00:00Z");
    private static final PortfolioTerms TERMS =
            new PortfolioTerms("USD", PortfolioTape.DAILY, LotMethod.FIFO, false, "", false);
    private static final String HEADER = "date,ticker,side,quantity,price,fees,currency,strategy\n";

    private final TestDatabase database = TestDatabase.create();
    private final PortfolioAccounts accounts =
            new PortfolioAccounts(
                    RetriedTransactions.ofUndone(database.jdbi()),
                    (transaction, portfolio, ticker) -> terms(ticker),
                    List.of(),
                    CLOCK);
    private final StatedTransfers transfers =
            new StatedTransfers(accounts, TradeImportTest::past, CLOCK);
    private final TradeImport imports = new TradeImport(accounts, transfers, TradeImportTest::rate);
    private final Portfolio portfolio = accounts.create(OWNER, "mine", TERMS, new BigDecimal(1000));

    @AfterEach
    void close() {
        database.close();
    }

    private static InstrumentTerms terms(String ticker) {
        return switch (ticker) {
            case "AAPL", "MSFT" -> InstrumentTerms.of(ticker, "USD", CostPlan.NONE);
            case "VOD.L" ->
                    new InstrumentTerms(
                            ticker, "GBP", 2, new BigDecimal("0.01"), false, false, CostPlan.NONE);
            default ->
                    throw Refusal.notFound(
                            "unknown_symbol",
                            "Unknown symbol %s. Did you mean AAPL?".formatted(ticker));
        };
    }

    /// AAPL was split 4:1 on 2020-08-31 and closed at 180 yesterday.
    private static SymbolPast past(String ticker) {
        LocalDate yesterday = LocalDate.of(2024, 2, 29);
        return ticker.equals("AAPL")
                ? new SymbolPast(
                        List.of(
                                CorporateAction.split(
                                        LocalDate.of(2020, 8, 31),
                                        new BigDecimal(4),
                                        BigDecimal.ONE)),
                        Optional.of(
                                new SymbolMark(
                                        "AAPL",
                                        new BigDecimal(180),
                                        yesterday,
                                        yesterday.toEpochDay() * 86_400)))
                : SymbolPast.UNKNOWN;
    }

    /// A pound was 1.2715 dollars on 2024-01-04, and nothing else is stored.
    private static Optional<FxQuote> rate(String from, String into, LocalDate day) {
        LocalDate stored = LocalDate.of(2024, 1, 4);
        boolean known = !day.isBefore(stored) && day.isBefore(stored.plusDays(6));
        return known && from.equals("GBP") && into.equals("USD")
                ? Optional.of(new FxQuote("GBP", new BigDecimal("1.2715"), stored))
                : Optional.empty();
    }

    @Test
    void chargesInAnotherCurrencyAreBookedAtTheStoredRateOrSaidNotToBe() {
        String file =
                """
                Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Notes,ID,Currency conversion fee,Currency (Currency conversion fee),Stamp duty reserve tax,Currency (Stamp duty reserve tax)
                Market buy,2024-01-05 14:31:02.456,US0378331005,AAPL,Apple,1.5,185.50,USD,1.27,219.10,GBP,,EOF1,0.33,GBP,150,GBX
                Market buy,2024-01-15 14:31:02.456,US0378331005,AAPL,Apple,1,185.50,USD,1.27,146.06,GBP,,EOF2,0.33,GBP,,
                """;
        TradeImportReport report =
                imports.run(
                        OWNER,
                        portfolio.id(),
                        file.getBytes(StandardCharsets.UTF_8),
                        new TradeImportOptions(false, false, Optional.empty(), Map.of()));
        TradeImportReport.AcceptedRow first = report.accepted().get(0);
        same("2.33", first.costs()); // 0.4196 and 1.9073, each rounded
        assertEquals(
                "Currency conversion fee of 0.33 GBP is booked as 0.42 USD, at the stored rate 1.2715 of 2024-01-04; Stamp duty reserve tax of 150 GBX is booked as 1.91 USD, at the stored rate 1.2715 of 2024-01-04",
                first.note());
        TradeImportReport.AcceptedRow second = report.accepted().get(1);
        same("0", second.costs());
        assertEquals(
                "Currency conversion fee of 0.33 GBP is not booked: no rate into USD of 2024-01-15 or up to 5 days before is stored; import one first, such as GBPUSD=X",
                second.note());
    }

    private TradeImportReport run(String rows, boolean dryRun, boolean partial) {
        return imports.run(
                OWNER,
                portfolio.id(),
                (HEADER + rows).getBytes(StandardCharsets.UTF_8),
                new TradeImportOptions(dryRun, partial, Optional.empty(), Map.of("APPLE", "AAPL")));
    }

    private AccountState state() {
        return accounts.state(OWNER, portfolio.id());
    }

    private BigDecimal cash(String currency) {
        return Optional.ofNullable(state().balances().get(currency)).orElseThrow();
    }

    private Position position(String symbol) {
        return state().positions().stream()
                .filter(one -> one.key().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private long fills() {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery("select count(*) from trade_fill where phase = 'stated'")
                                .mapTo(Long.class)
                                .one());
    }

    private static void same(String expected, BigDecimal was) {
        assertEquals(0, new BigDecimal(expected).compareTo(was), "was " + was);
    }

    @Test
    void tradesAreBookedOldestFirstAndCashStays() {
        TradeImportReport report =
                run(
                        "2024-02-05,AAPL,sell,4,190,1,USD,\n2024-01-05,AAPL,buy,10,185.5,1.25,USD,manual\n",
                        false,
                        false);
        assertEquals(new TradeImportReport.Counts(2, 2, 0, 0, 0), report.counts());
        assertTrue(report.booked());
        assertEquals(
                List.of("sell", "buy"),
                report.accepted().stream().map(TradeImportReport.AcceptedRow::side).toList());
        same("6", position("AAPL").quantity());
        same("1000", cash("USD"));
        // 4 × (190 − 185.5) − 1 − 0.50
        same("16.50", position("AAPL").realisedFifo());
        assertTrue(position("AAPL").lots().getFirst().isStated());
        same("180", Optional.ofNullable(position("AAPL").mark()).orElseThrow());
        assertEquals(2, fills());
    }

    @Test
    void theSameFileAgainAddsNothing() {
        String rows = "2024-01-05,AAPL,buy,1,185.5,,,\n2024-01-05,AAPL,buy,1,185.5,,,\n";
        assertEquals(2, run(rows, false, false).counts().accepted());
        AccountState before = state();
        TradeImportReport again = run(rows + "2024-01-08,AAPL,buy,1,186,,,\n", false, false);
        assertEquals(new TradeImportReport.Counts(3, 1, 2, 0, 0), again.counts());
        assertEquals(List.of(2L, 3L), again.already());
        TradeImportReport nothing = run(rows, false, false);
        assertFalse(nothing.booked());
        same("3", position("AAPL").quantity());
        assertEquals(2, before.positions().getFirst().lots().size());
    }

    /// An id that comes twice is one trade, or a fault where the rows differ.
    @Test
    void anIdIsOfOneTrade() {
        String rows =
                """
                date,ticker,side,quantity,price,id
                2024-01-05,AAPL,buy,1,185.5,T1
                2024-01-05,AAPL,buy,1,185.5,T1
                2024-01-05,AAPL,buy,2,185.5,T1
                """;
        TradeImportReport report =
                imports.run(
                        OWNER,
                        portfolio.id(),
                        rows.getBytes(StandardCharsets.UTF_8),
                        new TradeImportOptions(false, true, Optional.empty(), Map.of()));
        assertEquals(new TradeImportReport.Counts(3, 1, 1, 0, 1), report.counts());
        assertEquals(4, report.refused().getFirst().line());
        same("1", position("AAPL").quantity());
    }

    @Test
    void oneBadRowKeepsAllOut() {
        String rows = "2024-01-05,AAPL,buy,1,185.5,,,\n2024-01-05,APPL,buy,1,185.5,,,\n";
        AccountState before = state();
        Refusal refusal = assertThrows(Refusal.class, () -> run(rows, false, false));
        assertEquals("trades_refused", refusal.code());
        assertEquals("/lines/3", refusal.faults().getFirst().pointer());
        String detail = refusal.faults().getFirst().detail();
        assertTrue(detail.contains("\"APPL\"") && detail.contains("Did you mean AAPL?"), detail);
        assertEquals(before, state());
        TradeImportReport report = run(rows, false, true);
        assertEquals(new TradeImportReport.Counts(2, 1, 0, 0, 1), report.counts());
        assertTrue(report.booked());
        same("1", position("AAPL").quantity());
    }

    @Test
    void aRehearsalBooksNothing() {
        AccountState before = state();
        TradeImportReport report =
                run(
                        "2024-01-05,AAPL,buy,1,185.5,,,\n2024-01-05,APPL,buy,1,185.5,,,\n",
                        true,
                        false);
        assertEquals(new TradeImportReport.Counts(2, 1, 0, 0, 1), report.counts());
        assertFalse(report.booked());
        assertEquals(before, state());
        assertEquals(0, fills());
    }

    /// Ten shares of 2020 are forty of today.
    @Test
    void tradesBeforeASplitAreBookedInTodaysShares() {
        TradeImportReport report =
                run(
                        "2020-01-06,AAPL,buy,10,300,,,\n2024-01-05,AAPL,sell,40,185,,,\n",
                        false,
                        false);
        TradeImportReport.AcceptedRow first = report.accepted().getFirst();
        same("40", first.quantity());
        same("75", first.price());
        assertEquals("the file has 10 at 300, before the split of 2020-08-31", first.note());
        assertEquals("", report.accepted().get(1).note());
        same("4400", position("AAPL").realisedFifo());
    }

    @Test
    void aSaleOfMoreThanIsHeldIsRefusedByItsRow() {
        TradeImportReport report =
                run("2024-01-05,AAPL,buy,1,185,,,\n2024-01-08,AAPL,sell,2,186,,,\n", true, false);
        RefusedRow refused = report.refused().getFirst();
        assertEquals(3, refused.line());
        assertTrue(refused.next().contains("State the purchases first"), refused.detail());
    }

    @Test
    void moneyMustBeTheSymbols() {
        TradeImportReport report =
                run(
                        """
                        2024-01-05,AAPL,buy,1,185,,EUR,
                        2024-01-05,VOD.L,buy,100,66.5,50,GBX,
                        2024-01-05,VOD.L,buy,100,0.665,0.50,GBP,
                        2024-01-05,VOD.L,buy,100,66.5,,,
                        2024-03-09,AAPL,buy,1,185,,,
                        2024-01-05,AAPL,buy,1,185,,,swing
                        2024-01-05,APPLE,buy,1,185,,,
                        """,
                        false,
                        true);
        assertEquals(
                List.of("2 currency", "6 ", "7 strategy"),
                report.refused().stream().map(row -> row.line() + " " + row.column()).toList());
        for (TradeImportReport.AcceptedRow row : report.accepted().subList(0, 2)) {
            same("66.5", row.price());
            same("0.50", row.costs());
        }
        assertEquals("AAPL", report.accepted().getLast().ticker());
        same("0", cash("GBP"));
    }

    @Test
    void oneTradeCanBeStatedAlone() {
        StrategyId manual =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select id from strategy where is_manual")
                                        .mapTo(Long.class)
                                        .map(StrategyId::new)
                                        .one());
        assertEquals(portfolio.id(), accounts.records().place(OWNER, manual).portfolio());
        StatedTrade trade =
                new StatedTrade(
                        "AAPL",
                        OrderSide.BUY,
                        new BigDecimal(5),
                        new BigDecimal(170),
                        BigDecimal.ZERO,
                        LocalDate.of(2024, 2, 1),
                        "leg.1");
        transfers.add(OWNER, portfolio.id(), manual, trade);
        same("5", position("AAPL").quantity());
        assertEquals(manual.toString(), position("AAPL").key().strategy());
        Refusal again =
                assertThrows(
                        Refusal.class, () -> transfers.add(OWNER, portfolio.id(), manual, trade));
        assertEquals("trade_exists", again.code());
        Refusal stranger =
                assertThrows(
                        Refusal.class,
                        () -> transfers.add(OWNER, portfolio.id(), new StrategyId(999_999), trade));
        assertEquals("unknown_strategy", stranger.code());
    }

    /// The sale stands first, as in files whose newest row is the first.
    @Test
    void tradesOfOneDayMayStandNewestFirst() {
        TradeImportReport report =
                run("2024-01-05,AAPL,sell,4,190,,,\n2024-01-05,AAPL,buy,10,185,,,\n", false, false);
        assertEquals(2, report.counts().accepted());
        assertEquals(0, new BigDecimal(6).compareTo(position("AAPL").quantity()));
    }

    /// A purchase in the morning, a sale after noon.
    @Test
    void hoursOfTheAfternoonComeAfterTheMorning() {
        TradeImportReport report =
                run(
                        "1/16/2024 1:30 PM,AAPL,sell,4,190,,,\n1/16/2024 9:45 AM,AAPL,buy,4,185,,,\n",
                        false,
                        false);
        assertEquals(2, report.counts().accepted());
    }

    /// A key of which another one is the beginning.
    @Test
    void keysWithPointsAreNotTakenForOthers() {
        StrategyPlace place = accounts.records().manual(OWNER, portfolio.id());
        assertFalse(transfers.addOnce(OWNER, place, bought("a.b"), "1f").repeated());
        assertFalse(transfers.addOnce(OWNER, place, bought("a"), "2f").repeated());
        assertTrue(transfers.addOnce(OWNER, place, bought("a"), "2f").repeated());
        assertThrows(Refusal.class, () -> transfers.addOnce(OWNER, place, bought("a.b"), "3f"));
    }

    private static StatedTrade bought(String key) {
        return new StatedTrade(
                "AAPL",
                OrderSide.BUY,
                BigDecimal.ONE,
                new BigDecimal(100),
                BigDecimal.ZERO,
                LocalDate.of(2024, 1, 5),
                key);
    }
}
