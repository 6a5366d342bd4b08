package bellwether.desk.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import bellwether.desk.journal.achievement.Achievement;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.history.LimitStanding;
import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeHistory;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.TradeExcursions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is known of an owner, of a portfolio at work.
final class OwnerHistoriesTest {
    private static final Actor ANN =
            new Actor(new Caller("k", PaperDesk.OWNER, Role.TRADER), "r-1", "192.0.2.1");

    private final PaperDesk paper = new PaperDesk("2024-03-04T22:00:00Z");
    private LimitStanding limits = new LimitStanding(List.of(), List.of());
    private final TradeHistory trades =
            new TradeHistory(
                    paper.database.jdbi(),
                    paper.accounts,
                    new PortfolioPerformance(paper.database.jdbi(), _ -> Map.of()),
                    new TradeExcursions(paper.market));
    private final OwnerHistories histories =
            new OwnerHistories(
                    paper.database.jdbi(),
                    new JournalSources(
                            trades,
                            paper.market.symbols(),
                            (_, _) -> limits,
                            new JournalSources.OwnerActs(
                                    _ -> List.of(), _ -> List.of(), _ -> List.of(), List::of),
                            _ -> ZoneOffset.UTC),
                    () -> paper.now);
    private final JournalBook book =
            new JournalBook(
                    paper.database.jdbi(),
                    trades::ticker,
                    paper.market.symbols()::names,
                    Audit.NONE,
                    () -> paper.now);

    @AfterEach
    void close() {
        paper.close();
    }

    private Portfolio bought() throws InterruptedException {
        paper.bars("AAA", "2024-03-04,100,101,99,100,1000");
        Portfolio portfolio = paper.portfolio("100000");
        paper.place(
                portfolio,
                "AAA",
                OrderSide.BUY,
                10,
                OrderType.market(),
                Bracket.of(ExitLevel.at(new BigDecimal("90")), null));
        day("2024-03-05", 100);
        return portfolio;
    }

    private void day(String date, int price) throws InterruptedException {
        paper.bars(
                "AAA", "%s,%d,%d,%d,%d,1000".formatted(date, price, price + 4, price - 2, price));
        paper.match(date + "T22:00:00Z");
    }

    private List<String> sessions() {
        return histories.of(PaperDesk.OWNER).sessions().stream()
                .map(session -> session.day() + " " + session.result())
                .toList();
    }

    @Test
    void aDayAtWhichNoLookWasMadeInTimeIsOneOfWhichTheLimitsAreNotKnown()
            throws InterruptedException {
        bought();
        assertEquals(List.of("2024-03-05 UNKNOWN"), sessions());
        paper.now = Instant.parse("2024-03-06T02:00:00Z");
        histories.lookAtLimits(PaperDesk.OWNER);
        assertEquals(List.of("2024-03-05 KEPT"), sessions());
        day("2024-03-06", 101);
        day("2024-03-07", 102);
        histories.lookAtLimits(PaperDesk.OWNER);
        paper.now = Instant.parse("2024-03-11T02:00:00Z");
        limits = new LimitStanding(List.of("heat_percent"), List.of());
        histories.lookAtLimits(PaperDesk.OWNER);
        assertEquals(
                List.of("2024-03-05 KEPT", "2024-03-06 UNKNOWN", "2024-03-07 KEPT"),
                sessions(),
                "what is exceeded on the 11th says nothing of the 7th");
        day("2024-03-08", 103);
        paper.now = Instant.parse("2024-03-08T23:00:00Z");
        limits = new LimitStanding(List.of(), List.of("sector_percent"));
        histories.lookAtLimits(PaperDesk.OWNER);
        assertEquals("2024-03-08 UNKNOWN", sessions().getLast());
    }

    private String trade() throws InterruptedException {
        Portfolio portfolio = bought();
        paper.place(portfolio, "AAA", OrderSide.SELL, 10, OrderType.market(), Bracket.NONE);
        day("2024-03-06", 105);
        return trades.of(PaperDesk.OWNER).getFirst().key().toString();
    }

    private String write(@Nullable String trade, String ticker, String emotion, String... tags) {
        return book.write(
                        ANN,
                        new JournalRequest(
                                trade, ticker, "text", emotion, null, List.of(tags), null))
                .id()
                .toString();
    }

    @Test
    void wordsOfEntriesArePutTogetherForEachTrade() throws InterruptedException {
        String key = trade();
        String first = write(key, "AAA", "calm", "Gap", "news");
        String second = write(key, "AAA", "eager", "gap", "late");
        write(null, "AAA", "sad", "other");
        List<NotedTrade> noted = histories.noted(PaperDesk.OWNER);
        assertEquals(
                new TradeWords(List.of("gap", "late", "news"), List.of("calm", "eager")),
                noted.getFirst().words());
        assertEquals(1, histories.closed(PaperDesk.OWNER, Optional.of(true)).size());
        assertEquals(List.of(), histories.closed(PaperDesk.OWNER, Optional.of(false)));
        List<PastTrade> all = histories.closed(PaperDesk.OWNER, Optional.empty());
        ListedTrade listed = histories.listed(PaperDesk.OWNER, all).getFirst();
        assertEquals(
                List.of(second, first),
                listed.entries().stream().map(JournalEntryId::toString).toList());
        Double best = listed.trade().favourable();
        assertNotNull(best);
        assertEquals(0.5, best, 1e-9, "it was sold at 105");
    }

    @Test
    void entriesAreFoundByEachNameOfTheirSymbol() throws InterruptedException {
        String key = trade();
        String before = write(null, "AAA", "");
        paper.database
                .jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                            select 'AAA', id, date '2024-03-06', 'test', now() from symbol where ticker = 'AAA'
                            """);
                    h.execute("update symbol set ticker = 'BBB' where ticker = 'AAA'");
                    h.execute("update closed_lot set symbol = 'BBB'");
                });
        String after = write(null, "BBB", "");
        String byOldName = write(key, "AAA", "");
        for (String name : List.of("AAA", "BBB")) {
            assertEquals(
                    List.of(byOldName, after, before),
                    book
                            .list(PaperDesk.OWNER, JournalQuery.ofTicker(Optional.of(name)), 10)
                            .stream()
                            .map(entry -> entry.id().toString())
                            .toList(),
                    name);
        }
        assertEquals("BBB", book.known(PaperDesk.OWNER, byOldName).ticker());
        assertEquals(LocalDate.of(2024, 3, 6), LocalDate.ofInstant(paper.now, ZoneOffset.UTC));
    }

    /// Of the second owner nothing can be read.
    @Test
    void anOwnerWhoGivesAFaultCostsTheOthersNothing() throws InterruptedException {
        trade();
        List<String> looked = new ArrayList<>();
        OwnerHistories broken =
                new OwnerHistories(
                        paper.database.jdbi(),
                        new JournalSources(
                                trades,
                                paper.market.symbols(),
                                (_, _) -> limits,
                                new JournalSources.OwnerActs(
                                        _ -> List.of(), _ -> List.of(), _ -> List.of(), List::of),
                                owner -> {
                                    looked.add(owner);
                                    if (owner.equals("abe")) {
                                        throw new DateTimeException("no zone");
                                    }
                                    return ZoneOffset.UTC;
                                }),
                        () -> paper.now);
        AchievementBook achievements =
                new AchievementBook(paper.database.jdbi(), broken, () -> paper.now);
        try (AchievementWatch watch = new AchievementWatch(achievements::lookAlone)) {
            watch.moved("abe");
            watch.moved(PaperDesk.OWNER);
            watch.lookNow();
        }
        assertEquals(List.of("abe", PaperDesk.OWNER), looked);
    }

    private int stored() {
        return paper.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery("select count(*) from achievement")
                                .mapTo(Integer.class)
                                .one());
    }

    /// The look after what reached it stores it, and that of the night.
    @Test
    void readingWhatIsReachedStoresNothing() throws InterruptedException {
        trade();
        AchievementBook achievements =
                new AchievementBook(paper.database.jdbi(), histories, () -> paper.now);
        AchievementView first = achievements.show(PaperDesk.OWNER).getFirst();
        assertEquals(Achievement.FIRST_TRADE, first.achievement());
        assertNotNull(first.reached());
        assertEquals("1 of 1", first.owners() + " of " + first.of());
        assertEquals(0, stored());
        achievements.lookAtAll();
        assertEquals(1, stored());
        assertEquals(first.reached(), achievements.show(PaperDesk.OWNER).getFirst().reached());
        assertEquals(1, achievements.show(PaperDesk.OWNER).getFirst().owners());
    }
}
