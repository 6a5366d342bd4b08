package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.BOB;
import static bellwether.platform.jobs.engine.EngineTables.LANE;
import static bellwether.platform.jobs.engine.EngineTables.MINUTE;
import static bellwether.platform.jobs.engine.EngineTables.newJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemDaoTest {
    private static final EngineTables TABLES = new EngineTables();
    private static final List<Long> NO_LOWS = Collections.nCopies(Lanes.COUNT, 0L);
    private static final ItemDao ITEMS = TABLES.items;

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static long least(JobId job) {
        return Long.parseLong(
                TABLES.rows("min(rank)", "from work_item where job_id = '" + job + "'").getFirst());
    }

    private static String item(long id, String columns) {
        return TABLES.rows(columns, "from work_item where id = " + id).getFirst();
    }

    @Test
    void sixteenItemsOfAJobAreARound() {
        JobId job = TABLES.job(40);
        List<String> expected =
                IntStream.range(0, 40)
                        .mapToObj(i -> "%d K%d ready 0 %d".formatted(i, i, i / 16))
                        .toList();
        assertEquals(
                expected,
                TABLES.rows(
                        "seq, key, state, attempt, rank - " + least(job),
                        "from work_item order by seq"));
    }

    /// A job of five items behind one of thousands is not a thousand rounds late.
    @Test
    void aNewJobBeginsWhereItsLaneStands() {
        JobId large = TABLES.job(100);
        assertEquals(least(large), least(TABLES.job(5)));
        ITEMS.claim(ANN, LANE, 0, 21 + 16, MINUTE);
        assertEquals(least(large) + 2, least(TABLES.job(5)), "two rounds have been claimed");
    }

    @Test
    void ranksBelowTheMarkAndInOtherLanesAreNotLookedAt() {
        JobId first = TABLES.job(1);
        JobId marked = TABLES.job(newJob(1, LANE), least(first) + 1);
        assertTrue(least(marked) > least(first), "it begins at the time of the database");
        JobId other = TABLES.job(newJob(1, 2), 0);
        assertTrue(least(other) > least(first));
    }

    @Test
    void claimsTakeTheLeastRanksOfTheirLaneInOrder() {
        for (int items : new int[] {50, 3, 20, 1}) {
            TABLES.job(items);
        }
        TABLES.job(newJob(9, 0), 0);
        List<Long> order = new ArrayList<>();
        int claimed;
        do {
            List<ClaimedItem> some = ITEMS.claim(ANN, LANE, 0, 7, MINUTE);
            claimed = some.size();
            some.stream()
                    .sorted(
                            Comparator.comparingLong(ClaimedItem::rank)
                                    .thenComparingLong(c -> c.item().id()))
                    .forEach(c -> order.add(c.item().id()));
        } while (claimed == 7);
        assertEquals(
                TABLES.rows("id", "from work_item where priority = 1 order by rank, id"),
                order.stream().map(String::valueOf).toList());
        assertEquals(List.of("9"), TABLES.rows("count(*)", "from work_item where state = 'ready'"));
    }

    @Test
    void eachClaimIsATryUnderALeaseOfItsOwn() {
        TABLES.job(30);
        Set<Long> leases = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            for (ClaimedItem claimed : ITEMS.claim(ANN, LANE, 0, 10, MINUTE)) {
                assertEquals(1, claimed.item().attempt());
                assertTrue(leases.add(claimed.item().lease()), "a lease was given twice");
                assertEquals(
                        "running " + ANN + " " + claimed.item().lease(),
                        item(claimed.item().id(), "state, worker_id, lease"));
            }
        }
        assertEquals(30, leases.size());
        assertEquals(List.of(), ITEMS.claim(BOB, LANE, 0, 10, MINUTE), "nothing is left");
    }

    @Test
    void ranksBelowTheMarkAreNotClaimed() {
        JobId job = TABLES.job(40);
        List<ClaimedItem> claimed = ITEMS.claim(ANN, LANE, least(job) + 2, 100, MINUTE);
        assertEquals(8, claimed.size());
        assertTrue(claimed.stream().allMatch(c -> c.item().seq() >= 32));
    }

    @Test
    void onlyWhoHoldsTheLeaseNotesItsBeginning() {
        TABLES.job(2);
        List<ClaimedItem> mine = TABLES.claim(ANN, 2);
        Item first = mine.getFirst().item();
        ITEMS.begin(BOB, mine);
        assertEquals("-", item(first.id(), "begun_lease"));
        ITEMS.begin(ANN, mine.subList(0, 1));
        assertEquals(String.valueOf(first.lease()), item(first.id(), "begun_lease"));
        assertEquals("-", item(mine.getLast().item().id(), "begun_lease"));
    }

    @Test
    void aClaimIsExtendedByItsHolderOnly() {
        TABLES.job(1);
        List<ClaimedItem> mine = TABLES.claim(ANN, 1);
        String inTwoHours = "deadline_at > now() + interval '110 minutes'";
        ITEMS.extend(BOB, mine, Duration.ofHours(2));
        assertEquals("false", item(mine.getFirst().item().id(), inTwoHours));
        ITEMS.extend(ANN, mine, Duration.ofHours(2));
        assertEquals("true", item(mine.getFirst().item().id(), inTwoHours));
    }

    @Test
    void whatGetsFurtherIsForgivenItsTriesAndCrashes() {
        TABLES.job(1);
        TABLES.execute("update work_item set attempt = 3, crash_count = 2");
        Item item = TABLES.claim(ANN, 1).getFirst().item();
        assertEquals(4, item.attempt());
        Item stale = new Item(item.id(), 0, "K0", 4, item.lease() - 1);
        assertFalse(TABLES.is(h -> ItemDao.keep(h, BOB, item, MINUTE)), "another's");
        assertFalse(TABLES.is(h -> ItemDao.keep(h, ANN, stale, MINUTE)), "an earlier claim");
        assertEquals("4 2", item(item.id(), "attempt, crash_count"));
        assertTrue(TABLES.is(h -> ItemDao.keep(h, ANN, item, MINUTE)));
        assertEquals("1 0", item(item.id(), "attempt, crash_count"));
    }

    @Test
    void aFailedTryCountsAndAPostponedOneDoesNot() {
        TABLES.job(3);
        List<ClaimedItem> mine = TABLES.claim(ANN, 3);
        ClaimedItem lost = mine.get(2);
        TABLES.execute("update work_item set lease = lease + 1000 where id = " + lost.item().id());
        int held =
                ITEMS.again(
                        ANN,
                        List.of(
                                again(mine.get(0), true),
                                again(mine.get(1), false),
                                again(lost, true)));
        assertEquals(2, held, "the third was no longer held");
        assertEquals(
                List.of("0 waiting 1 because", "1 waiting 0 because", "2 running 1 -"),
                TABLES.rows("seq, state, attempt, last_error", "from work_item order by seq"));
        assertEquals(
                List.of("true true"),
                TABLES.rows(
                        "bool_and(run_at > now() + interval '50 seconds'), bool_and(lease is null)",
                        "from work_item where state = 'waiting'"));
    }

    private static ItemDao.Again again(ClaimedItem claimed, boolean tried) {
        return new ItemDao.Again(claimed.item(), claimed.job(), MINUTE, "because", tried);
    }

    @Test
    void whatComesBackToAPausedJobIsHeld() {
        JobId job = TABLES.job(2);
        List<ClaimedItem> mine = TABLES.claim(ANN, 2);
        TABLES.execute("update job set state = 'paused' where id = '" + job + "'");
        ITEMS.again(ANN, List.of(again(mine.get(0), true)));
        ITEMS.release(ANN, List.of(mine.get(1)), NO_LOWS);
        assertEquals(
                List.of("0 held 1", "1 held 0"),
                TABLES.rows("seq, state, attempt", "from work_item order by seq"));
    }

    @Test
    void whatIsReleasedWasNeverTriedAndStandsNoLowerThanItsLane() {
        JobId job = TABLES.job(40);
        List<ClaimedItem> mine = TABLES.claim(ANN, 40);
        long mark = least(job) + 1;
        List<Long> lows = List.of(mark + 50, mark, mark + 50, 0L, 0L, 0L);
        assertEquals(0, ITEMS.release(BOB, mine, lows), "they are another's");
        assertEquals(40, ITEMS.release(ANN, mine, lows));
        assertEquals(
                List.of("ready 0 32 0", "ready 0 8 1"),
                TABLES.rows(
                        "state, attempt, count(*), rank - " + mark,
                        "from work_item group by state, attempt, rank order by rank"));
    }

    /// An answer to a claim was lost: what the table says we hold and we do not know of goes back.
    @Test
    void onlyOurOwnClaimsThatWeDoNotKnowOfAreForgotten() {
        TABLES.job(4);
        Item known = TABLES.claim(ANN, 1).getFirst().item();
        TABLES.claim(ANN, 2);
        TABLES.claim(BOB, 1);
        assertEquals(2, ITEMS.forget(ANN, List.of(known.lease()), NO_LOWS));
        assertEquals(
                List.of("0 running 1", "1 ready 0", "2 ready 0", "3 running 1"),
                TABLES.rows("seq, state, attempt", "from work_item order by seq"));
        assertEquals(1, ITEMS.forget(ANN, List.of(), NO_LOWS), "at the end, all");
    }

    @Test
    void whatIsForgottenOfAPausedJobIsHeld() {
        TABLES.job(1);
        TABLES.claim(ANN, 1);
        TABLES.execute("update job set state = 'paused'");
        assertEquals(1, ITEMS.forget(ANN, List.of(), NO_LOWS));
        assertEquals(List.of("held 0"), TABLES.rows("state, attempt", "from work_item"));
    }

    @Test
    void onlyWhatIsDueIsPromotedToTheFrontOfItsLane() {
        JobId job = TABLES.job(3);
        TABLES.execute(
                """
                update work_item set state = 'waiting', run_at = now() +
                  case seq when 0 then interval '-1 second' when 1 then interval '0' else interval '1 hour' end
                """);
        long mark = least(job) + 100;
        List<Long> lows = new ArrayList<>(NO_LOWS);
        lows.set(LANE, mark);
        assertEquals(2, ITEMS.promote(lows));
        assertEquals(
                List.of("0 ready 0 -", "1 ready 0 -"),
                TABLES.rows(
                        "seq, state, rank - " + mark + ", run_at",
                        "from work_item where state = 'ready' order by seq"));
        assertEquals(0, ITEMS.promote(lows));
    }
}
