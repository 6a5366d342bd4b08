package bellwether.desk.watchlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Entries in the database: limits, races, names and order.
final class EntryBookTest {
    private static final WatchlistFixture LISTS = new WatchlistFixture();

    @AfterAll
    static void close() {
        LISTS.close();
    }

    @Test
    void aListNeverHasMoreThanAThousandEntriesHoweverManyAddAtOnce() throws Exception {
        Watchlist list = LISTS.list("full");
        LISTS.add(list, WatchlistFixture.named(1, 996));
        int added = 0;
        try (ExecutorService adders = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                String ticker = "RACE" + i;
                all.add(adders.submit(() -> isAdded(list, ticker)));
            }
            for (Future<Boolean> one : all) {
                added += one.get() ? 1 : 0;
            }
        }
        assertEquals(4, added);
        assertEquals(1_000, LISTS.tickers(list).size());
        Watchlist now = LISTS.book.known("ann", "full");
        assertEquals(1_000, now.entries());
        assertEquals(6, now.version(), "one for each change and no more");
        assertEquals(1_000, new HashSet<>(LISTS.tickers(list)).size(), "no place is lost");
    }

    private static boolean isAdded(Watchlist list, String ticker) {
        try {
            return LISTS.add(list, List.of(ticker)).added().size() == 1;
        } catch (Refusal full) {
            assertEquals("watchlist_full", full.code());
            assertTrue(full.detail().contains("would leave 1,001: it has 1,000"), full.detail());
            return false;
        }
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        Watchlist list = LISTS.list("atomic");
        LISTS.add(list, WatchlistFixture.named(1, 999));
        EntriesChange tooMany =
                new EntriesChange(
                        List.of(NewEntry.of("A"), NewEntry.of("B"), NewEntry.of("C")),
                        List.of("T5"),
                        null);
        assertThrows(Refusal.class, () -> LISTS.change(list, tooMany));
        assertEquals(WatchlistFixture.named(1, 999), LISTS.tickers(list));
        assertEquals(2, LISTS.book.known("ann", "atomic").version());
    }

    @Test
    void anotherListTakesNoMoreThanAThousandEither() {
        Watchlist from = LISTS.list("from");
        Watchlist to = LISTS.list("to");
        LISTS.add(from, List.of("A", "B"));
        LISTS.add(to, WatchlistFixture.named(1, 999));
        EntriesChange both =
                new EntriesChange(null, null, new EntryMove(List.of("A", "B"), 1, "to"));
        Refusal full = assertThrows(Refusal.class, () -> LISTS.change(from, both));
        assertEquals("/move_to/tickers", full.faults().getFirst().pointer());
        EntriesChange one = new EntriesChange(null, null, new EntryMove(List.of("B"), 1, "to"));
        LISTS.change(from, one);
        assertEquals(List.of("A"), LISTS.tickers(from));
        assertEquals("B", LISTS.tickers(to).getFirst());
        assertEquals(1_000, LISTS.tickers(to).size());
    }

    /// Random changes beside a list in memory: order and places are the same after each.
    @Test
    void theOrderIsThatOfAListInMemory() {
        Watchlist list = LISTS.list("random");
        List<String> memory = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String ticker = "R" + random.nextInt(12);
            int place = 1 + random.nextInt(14);
            switch (random.nextInt(3)) {
                case 0 -> {
                    if (!memory.contains(ticker)) {
                        LISTS.add(list, List.of(ticker));
                        memory.add(ticker);
                    }
                }
                case 1 -> {
                    LISTS.change(list, EntriesChange.removing(ticker));
                    memory.remove(ticker);
                }
                default -> {
                    LISTS.change(
                            list,
                            new EntriesChange(
                                    null, null, new EntryMove(List.of(ticker), place, null)));
                    if (memory.remove(ticker)) {
                        memory.add(Math.min(place - 1, memory.size()), ticker);
                    }
                }
            }
            assertEquals(memory, LISTS.tickers(list));
        }
        List<Integer> places =
                LISTS.entries.page(list.id(), 0, 100).stream().map(WatchlistEntry::place).toList();
        assertEquals(1, places.getFirst());
        assertEquals(places.size(), places.getLast());
    }

    @Test
    void anEntryStaysOfItsSymbolWhenAnotherTakesItsOldName() {
        Watchlist list = LISTS.list("names");
        long first = LISTS.symbol("OLD");
        LISTS.add(list, List.of("OLD", "LATE"));
        LISTS.rename(first, "OLD", "NEW");
        long second = LISTS.symbol("OLD");
        assertEquals(List.of("NEW", "LATE"), LISTS.tickers(list));
        LISTS.add(list, List.of("OLD"));
        assertEquals(List.of("NEW", "LATE", "OLD"), LISTS.tickers(list));
        long late = LISTS.symbol("LATE");
        assertEquals(
                Map.of("names", Set.of(first, second, late), "empty", Set.of()),
                members("names", "empty", "missing"));
    }

    private static Map<String, Set<Long>> members(String... names) {
        LISTS.list("empty");
        return LISTS.membership.members("ann", List.of(names));
    }

    @Test
    void aTickerIsOneEntryHoweverManyNamesItWasAddedBy() {
        Watchlist list = LISTS.list("twins");
        LISTS.add(list, List.of("FB", "META"));
        long symbol = LISTS.symbol("FB");
        LISTS.rename(symbol, "FB", "META");
        assertEquals(
                List.of("META"), LISTS.membership.find("ann", "twins").orElseThrow().tickers());
        EntryResults gone = LISTS.change(list, EntriesChange.removing("FB"));
        assertEquals(List.of("META", "META"), gone.removed());
        assertEquals(List.of(), LISTS.tickers(list));
    }

    /// One alone as many at once; what changed nothing is not noted.
    @Test
    void eachChangeOfEntriesIsAudited() {
        Watchlist list = LISTS.list("audited");
        LISTS.audited.clear();
        LISTS.add(list, WatchlistFixture.named(1, 7));
        LISTS.change(list, EntriesChange.removing("T3"));
        LISTS.change(list, EntriesChange.removing("T3"));
        LISTS.change(
                list,
                new EntriesChange(
                        List.of(NewEntry.of("T9")),
                        List.of("T1", "T2"),
                        new EntryMove(List.of("T7"), 1, null)));
        LISTS.entries.note(
                WatchlistFixture.ANN, list.id(), Ticker.of("T9").orElseThrow(), new EntryNote("n"));
        assertEquals(
                List.of(
                        "watchlist.entries %s added T1, T2, T3, T4, T5 and 2 more",
                        "watchlist.entries %s removed T3",
                        "watchlist.entries %s added T9; removed T1, T2; moved T7",
                        "watchlist.note %s of T9"),
                LISTS.audited.stream()
                        .map(line -> line.replace(list.id().toString(), "%s"))
                        .toList());
    }

    @Test
    void anEntryOfARemovedSymbolIsKeptAndFindsItAgain() {
        Watchlist list = LISTS.list("removed");
        LISTS.symbol("GONE");
        LISTS.add(list, List.of("GONE"));
        LISTS.database.jdbi().useHandle(h -> h.execute("delete from symbol where ticker = 'GONE'"));
        WatchlistEntry gone = LISTS.entries.page(list.id(), 0, 1).getFirst();
        assertEquals("GONE", gone.ticker());
        assertNull(gone.symbol());
        long again = LISTS.symbol("GONE");
        assertEquals(again, LISTS.entries.page(list.id(), 0, 1).getFirst().symbol());
        LISTS.add(list, List.of("OTHER"));
        assertEquals(
                Set.of(again), LISTS.membership.members("ann", List.of("REMOVED")).get("REMOVED"));
    }

    @Test
    void ownersHaveAHundredListsEach() {
        try (WatchlistFixture fresh = new WatchlistFixture()) {
            for (int i = 1; i <= 100; i++) {
                fresh.list("list " + i);
            }
            Refusal full = assertThrows(Refusal.class, () -> fresh.list("one more"));
            assertEquals("too_many_watchlists", full.code());
            assertEquals(100, fresh.book.list("ann", Optional.empty(), 0, 200).size());
            assertEquals(Map.of(), fresh.membership.members("bob", List.of("list 1")));
        }
    }
}
