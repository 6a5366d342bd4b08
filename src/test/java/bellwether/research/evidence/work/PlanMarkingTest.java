package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import bellwether.research.evidence.scoreboard.ScoreCell;
import bellwether.research.evidence.scoreboard.ScoreListing;
import bellwether.research.evidence.scoreboard.ScoreTable;
import bellwether.research.evidence.store.MarkingDao;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Plans in the database: taken in, marked, revised and shown.
final class PlanMarkingTest {
    private final MarkingFixture desk = new MarkingFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aPlanGoesFromWaitingToItsTarget() {
        desk.store("AAA", 30);
        long id = desk.analysis("ann", "AAA", "BUY");
        assertEquals("Not marked yet: that is done each night.", desk.outcome(id).message());
        assertEquals(1, desk.record());
        assertEquals(0, desk.record());
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.WAITING, desk.only("ann").mark().result().state());
        assertEquals(List.of(), desk.due());
        desk.store("AAA", 32, 103);
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(PlanState.ENTERED, desk.only("ann").mark().result().state());
        desk.store("AAA", 33, 103, 112);
        desk.mark("AAA");
        PlanRecord record = desk.only("ann");
        assertEquals(PlanState.TARGET, record.mark().result().state());
        assertEquals(List.of("ema", "rsi"), record.subject().agreeing());
        assertEquals("ranging", record.subject().regime());
        assertTrue(Objects.requireNonNull(record.mark().result().figures()).r() > 2.9);
        assertNotNull(record.finalAt());
        assertFalse(record.mark().complete());
        assertNull(record.p());
        assertEquals(2, desk.events());
        assertTrue(
                desk.outcome(id).message().startsWith("Entered at 100"),
                desk.outcome(id).message());
    }

    @Test
    void laterBarsCompleteWhatIsFinal() {
        desk.store("AAA", 33, 103, 112);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        Instant ended = Objects.requireNonNull(desk.only("ann").finalAt());
        desk.store("AAA", 140, 103, 112);
        desk.mark("AAA");
        PlanRecord record = desk.only("ann");
        assertTrue(record.mark().complete());
        assertEquals(ended, record.finalAt());
        assertNotNull(record.p());
        assertEquals(12, Objects.requireNonNull(record.mark().followed().after20()), 1e-9);
        assertEquals("equal_mean", record.mark().beside().against());
        int marks = record.marks();
        desk.store("AAA", 141, 103, 112);
        desk.mark("AAA");
        assertEquals(marks, desk.only("ann").marks());
    }

    @Test
    void correctedBarsReviseAndKeepWhatWasFinal() {
        desk.store("AAA", 33, 103, 112);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        desk.store("AAA", 33, 103, 90);
        desk.mark("AAA");
        desk.mark("AAA");
        PlanRecord now = desk.only("ann");
        assertEquals(PlanState.STOP, now.mark().result().state());
        PlanArchive.Outcome outcome = desk.outcome(id);
        assertEquals(1, outcome.earlier().size());
        PlanRecord earlier = outcome.earlier().getFirst();
        assertEquals(PlanState.TARGET, earlier.mark().result().state());
        assertNotNull(earlier.revisedAt());
        assertEquals(now.id(), outcome.plan().orElseThrow().id());
    }

    @Test
    void holdsKeepTheReturnsThatFollowed() {
        desk.store("AAA", 60, 103, 112);
        desk.analysis("ann", "AAA", "HOLD");
        desk.record();
        desk.mark("AAA");
        PlanRecord record = desk.only("ann");
        assertEquals(PlanState.NONE, record.mark().result().state());
        assertEquals(12, Objects.requireNonNull(record.mark().followed().after5()), 1e-9);
        assertTrue(record.mark().complete());
        assertEquals(List.of(), record.subject().agreeing());
        assertEquals(0, desk.events());
    }

    @Test
    void twoMarkersAtOnceMarkEachPlanOnce() {
        desk.store("AAA", 140, 103, 112);
        desk.store("BBB", 140, 99, 90);
        for (String ticker : List.of("AAA", "BBB")) {
            desk.analysis("ann", ticker, "BUY");
            desk.analysis("bob", ticker, "BUY");
        }
        assertEquals(4, desk.record());
        List<ItemOutcome.Success> one = desk.work(false, "AAA", "BBB");
        List<ItemOutcome.Success> other = desk.work(false, "BBB", "AAA");
        desk.keep(one);
        desk.keep(other);
        assertEquals(2, desk.events(), "one for each owner");
        List<PlanRecord> all = desk.archive.list(MarkingFixture.of("ann"), Optional.empty(), 10);
        assertEquals(2, all.size());
        all.forEach(record -> assertEquals(1, record.marks()));
    }

    @Test
    void whatDiesBeforeItsCommitIsMarkedOnceByTheNext() {
        desk.store("AAA", 140, 103, 112);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        List<ItemOutcome.Success> found = desk.work(false, "AAA");
        assertThrows(
                IllegalStateException.class,
                () ->
                        desk.jdbi.useTransaction(h -> {
                            desk.job.store(h, new JobId(UUID.randomUUID()), found);
                            throw new IllegalStateException("killed");
                        }));
        assertEquals(0, desk.only("ann").marks());
        assertEquals(List.of("AAA"), desk.due());
        desk.keep(found);
        desk.mark("AAA");
        assertEquals(1, desk.only("ann").marks());
        assertEquals(1, desk.events());
    }

    @Test
    void monthEndsAreRecomputedApart() {
        desk.store("AAA", 220, 103, 112, 90, 104, 99, 120);
        desk.store("BBB", 220, 97, 90, 120, 80, 130);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        desk.keep(desk.work(true, "AAA", "BBB"));
        List<PlanRecord> house = desk.archive.list(MarkingFixture.of(""), Optional.empty(), 100);
        // April to October: March 28 is the 61st bar, November is not over for as long as it can be
        // stale
        assertEquals(16, house.size(), house.toString());
        house.forEach(record -> assertTrue(record.isHouse()));
        assertEquals(1, desk.archive.list(MarkingFixture.of("ann"), Optional.empty(), 100).size());
        desk.keep(desk.work(true, "AAA", "BBB"));
        assertEquals(16, desk.archive.list(MarkingFixture.of(""), Optional.empty(), 100).size());
        ScoreTable table = desk.archive.table(MarkingFixture.of(""), CellKind.MONTH, "?from");
        assertEquals(16, table.all().n());
        assertEquals(8, table.cells().size());
        assertEquals(
                List.of(),
                desk.jdbi.withHandle(h -> new MarkingDao().houseDue(h, MarkingFixture.NOW, 5)));
    }

    @Test
    void cellsAreOfOneOwnerAndSayWhenTheyAreTooFew() {
        desk.store("AAA", 140, 103, 112);
        desk.store("BBB", 140, 99, 90);
        desk.analysis("ann", "AAA", "BUY");
        desk.analysis("ann", "BBB", "BUY");
        desk.analysis("bob", "BBB", "BUY");
        desk.record();
        desk.mark("AAA", "BBB");
        ScoreTable table = desk.archive.table(MarkingFixture.of("ann"), CellKind.VERDICT, "?from");
        var cell = table.cells().getFirst();
        assertEquals("BUY", cell.key());
        assertEquals(2, cell.n());
        assertEquals(2, cell.closed());
        assertEquals(0.5, Objects.requireNonNull(cell.hitRate().value()));
        assertNull(cell.meanR().low());
        assertEquals("too few: 2 of 30 effective plans", cell.tooFew());
        assertNull(cell.chance().p());
        assertEquals("too few: 2 of 30 effective plans", cell.chance().message());
        assertNotNull(cell.chance().excessR());
        assertEquals(
                2,
                desk.archive
                        .table(MarkingFixture.of("ann"), CellKind.VOTER, "?from")
                        .cells()
                        .size());
    }

    @Test
    void aPlanBeginsWithTheFirstBarThatBeginsAfterItWasMade() {
        desk.store("AAA", 40, 103, 112, 104);
        long id = desk.analysis("ann", "AAA", "BUY");
        // New York opens at 14:30 UTC in winter
        desk.jdbi.useHandle(h ->
                h.execute(
                        "update analysis set created_at = cast(? as timestamptz) where id = ?",
                        desk.days.get(31) + "T14:30:01Z",
                        id));
        desk.record();
        desk.mark("AAA");
        PlanRecord record = desk.only("ann");
        assertTrue(record.mark().result().late());
        assertEquals(desk.days.get(32), record.mark().result().first());
        assertEquals(
                desk.days.get(32), Objects.requireNonNull(record.mark().result().entry()).on());
    }

    @Test
    void anAnalysisOfAPastDayIsNotMarked() {
        desk.store("AAA", 40, 103, 112);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.jdbi.useHandle(
                h -> h.execute("update analysis set as_of_requested = as_of where id = ?", id));
        assertEquals(0, desk.record());
        assertTrue(desk.outcome(id).message().startsWith("Not marked: it was recomputed"));
    }

    @Test
    void othersDoNotSeeTheOutcome() {
        desk.store("AAA", 40, 103, 112);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        Refusal refusal =
                assertThrows(Refusal.class, () -> desk.archive.outcome("bob", "an_" + id));
        assertEquals("unknown_analysis", refusal.code());
    }

    /// Month ends of two symbols, of which only so many are counted at once.
    @Test
    void ofTooManyPlansTheNewestAreCountedAndALaterDayIsNamed() {
        desk.store("AAA", 220, 103, 112, 90, 104, 99, 120);
        desk.store("BBB", 220, 97, 90, 120, 80, 130);
        desk.keep(desk.work(true, "AAA", "BBB"));
        PlanArchive few = new PlanArchive(desk.jdbi, 5);
        ScoreReader reader = new ScoreReader(few, desk.market.symbols(), desk.now::get);
        ScoreListing listing = reader.listing(MarkingFixture.of(""), CellKind.MONTH, "?from");
        assertEquals(4, listing.table().all().n(), "two months of two symbols, as a third is cut");
        assertEquals(
                List.of("2024-09", "2024-10"),
                listing.table().cells().stream().map(ScoreCell::key).toList());
        LocalDate from = listing.counted().from().orElseThrow();
        assertEquals(LocalDate.of(2024, 8, 31), from);
        assertTrue(
                listing.message()
                        .endsWith(
                                "Counted from 2024-08-31 on: 5 plans are the most that are counted"
                                        + " at once."),
                listing.message());
        PlanQuery early = MarkingFixture.of("").since(LocalDate.of(2024, 3, 1));
        Refusal refusal =
                assertThrows(Refusal.class, () -> reader.listing(early, CellKind.MONTH, "?from"));
        assertTrue(
                refusal.detail().contains("was 2024-03-01; from=2024-08-31 does; or choose by"),
                refusal.detail());
        assertEquals(
                4, reader.listing(early.since(from), CellKind.MONTH, "?from").table().all().n());
        PlanArchive fewer = new PlanArchive(desk.jdbi, 1);
        Refusal day =
                assertThrows(
                        Refusal.class,
                        () -> fewer.table(fewer.newest(early), CellKind.MONTH, "?from"));
        assertTrue(
                day.detail().endsWith("was 2024-03-01; choose by verdict, profile or sector"),
                day.detail());
    }
}
