package bellwether.trading.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.ChildProcess;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Matching in processes that are killed at any moment comes to what it comes to without.
final class KilledMatcherTest {
    private static final String BEFORE = "2025-01-01T12:00:00Z";
    private static final String AFTER = "2026-01-01T12:00:00Z";
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");

    @TempDir private Path folder;

    private final List<Process> children = new ArrayList<>();
    private final PaperDesk killed = new PaperDesk(BEFORE);
    private final PaperDesk whole = new PaperDesk(BEFORE);

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        killed.close();
        whole.close();
    }

    @Test
    void whateverIsKilledTheBooksAreTheSame() throws Exception {
        Portfolio first = prepared(killed);
        Portfolio second = prepared(whole);
        whole.match(AFTER);

        Random random = new Random(5);
        int kills = 0;
        List<Long> reached = new ArrayList<>();
        while (kills < 40) {
            Process child = start();
            // every other one at any moment, its start too, the others while they match
            boolean ended =
                    kills % 2 == 0
                            ? child.waitFor(700 + random.nextInt(900), TimeUnit.MILLISECONDS)
                            : endsBeforeItMatches(child)
                                    || child.waitFor(random.nextInt(80), TimeUnit.MILLISECONDS);
            if (ended) {
                assertEquals(0, child.exitValue(), "see the log of the child");
                break;
            }
            child.destroyForcibly().waitFor();
            kills++;
            reached.add(matchedTo(killed));
            killed.database
                    .jdbi()
                    .useHandle(h -> h.execute("update duty set until = clock_timestamp()"));
        }
        long end = matchedTo(whole);
        assertTrue(
                reached.stream().anyMatch(time -> time > 0 && time < end),
                () -> "it was never killed while it matched: " + reached);
        AccountState expected = whole.accounts.state(PaperDesk.OWNER, second.id());
        assertEquals(expected, killed.accounts.state(PaperDesk.OWNER, first.id()));
        assertEquals(whole.fills(second), killed.fills(first));
        assertTrue(whole.fills(second).size() > 20, "fills " + whole.fills(second).size());
        assertEquals(ledger(whole), ledger(killed));
        assertEquals(List.of(), differencesOfABooksRebuild(killed));
        assertEquals(
                whole.events().stream().sorted().toList(),
                killed.events().stream().sorted().toList());
    }

    /// Waits until it has matched more than was matched before.
    private boolean endsBeforeItMatches(Process child) throws InterruptedException {
        long before = matchedTo(killed);
        boolean ended = false;
        while (!ended && matchedTo(killed) == before) {
            ended = child.waitFor(5, TimeUnit.MILLISECONDS);
        }
        return ended;
    }

    private static long matchedTo(PaperDesk desk) {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery("select max(matched_to) from portfolio")
                                .mapTo(Long.class)
                                .one());
    }

    /// What the ledger and the fills alone come to, against cash and lots.
    private static List<String> differencesOfABooksRebuild(PaperDesk desk) {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select 'cash' from cash join (
                                          select portfolio, currency, sum(amount) as booked from ledger
                                          group by portfolio, currency) as sums using (portfolio, currency)
                                        where amount <> booked
                                        union all
                                        select symbol from (
                                          select symbol, sum(case side when 'buy' then quantity else -quantity end) as traded
                                          from trade_fill group by symbol) as fills
                                        left join (select symbol, sum(quantity) as held from lot group by symbol) as lots
                                          using (symbol)
                                        where traded <> coalesce(held, 0)
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    private static List<String> ledger(PaperDesk desk) {
        return desk.database
                .jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "select seq || ' ' || kind || ' ' || amount || ' ' || reference from ledger order by seq")
                                .mapTo(String.class)
                                .list());
    }

    /// Bars of a year, and 60 orders that wait for theirs.
    private static Portfolio prepared(PaperDesk desk) {
        Random random = new Random(3);
        for (String symbol : SYMBOLS) {
            desk.bars(symbol, bars(random));
        }
        Portfolio portfolio = desk.portfolio("100000");
        for (int i = 0; i < 60; i++) {
            double away = 0.7 + random.nextDouble() * 0.3;
            desk.place(
                    portfolio,
                    SYMBOLS.get(i % SYMBOLS.size()),
                    OrderSide.BUY,
                    1 + random.nextInt(9),
                    OrderType.limit(BigDecimal.valueOf(Math.round(100 * away))),
                    new Bracket(
                            new ExitLevel.FromEntry(new Distance.Percent(BigDecimal.valueOf(6))),
                            new ExitLevel.FromEntry(new Distance.Percent(BigDecimal.valueOf(9))),
                            null,
                            null));
        }
        return portfolio;
    }

    private static String[] bars(Random random) {
        List<String> rows = new ArrayList<>();
        double close = 100;
        for (LocalDate day = LocalDate.of(2024, 12, 2);
                day.isBefore(LocalDate.of(2025, 12, 31));
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                double open = close * (1 + random.nextGaussian() * 0.01);
                close = open * (1 + random.nextGaussian() * 0.02);
                double high = Math.max(open, close) * 1.01;
                double low = Math.min(open, close) * 0.99;
                rows.add("%s,%.2f,%.2f,%.2f,%.2f,100000".formatted(day, open, high, low, close));
            }
        }
        return rows.toArray(String[]::new);
    }

    private Process start() throws IOException {
        Process child =
                ChildProcess.start(folder, MatcherProcess.class, killed.database.address(), AFTER);
        children.add(child);
        return child;
    }
}
