package bellwether.research.evidence.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.evidence.scoreboard.PlanFill;
import bellwether.research.evidence.scoreboard.PlanRecord;
import bellwether.research.evidence.scoreboard.PlanState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens to what is marked when prices, splits and indexes are corrected, or arrive late.
final class PlanCorrectionsTest {
    private final MarkingFixture desk = new MarkingFixture();

    @AfterEach
    void close() {
        desk.close();
    }

    /// 103, then 112 from the 33rd bar on, but for one bar.
    private static double[] but(int bar, double price) {
        double[] later = new double[bar - 31 + 2];
        Arrays.fill(later, 112);
        later[0] = 103;
        later[bar - 31] = price;
        return later;
    }

    private long complete() {
        desk.store("AAA", 140, 103, 112);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        assertTrue(desk.now(id).mark().complete());
        return id;
    }

    private static double after20(PlanRecord record) {
        return Objects.requireNonNull(record.mark().followed().after20());
    }

    private static double r(PlanRecord record) {
        return Objects.requireNonNull(record.mark().result().figures()).r();
    }

    @Test
    void aPriceThatIsCorrectedBehindTheExitRevisesWhatFollowed() {
        long id = complete();
        desk.now.set(MarkingFixture.NOW.plus(Duration.ofDays(1)));
        desk.store("AAA", 140, but(49, 120));
        desk.mark("AAA");
        assertEquals(20, after20(desk.now(id)), 1e-9);
        assertEquals(12, after20(desk.earlier(id)), 1e-9);
        assertEquals(r(desk.earlier(id)), r(desk.now(id)), 1e-12);
        assertEquals(desk.now.get(), desk.earlier(id).revisedAt());
        assertEquals(desk.now.get(), desk.now(id).markedAt());
        assertEquals(MarkingFixture.NOW, desk.earlier(id).markedAt());
        assertEquals(MarkingFixture.NOW, desk.now(id).finalAt(), "its result is the same");
        desk.mark("AAA");
        assertEquals(1, desk.outcome(id).earlier().size(), "once");
    }

    /// A bar at 130 lets random entries do better that are held then.
    @Test
    void aPriceThatIsCorrectedBehindTheExitRevisesP() {
        long id = complete();
        double before = Objects.requireNonNull(desk.now(id).p());
        desk.store("AAA", 140, but(75, 130));
        desk.mark("AAA");
        double p = Objects.requireNonNull(desk.now(id).p());
        assertTrue(p > before, p + " is more than " + before);
        assertEquals(before, desk.earlier(id).p());
        assertEquals(12, after20(desk.now(id)), 1e-9);
    }

    @Test
    void anIndexThatIsCorrectedRevisesTheComparison() {
        desk.store("^GSPC", 140, 101, 102);
        long id = complete();
        assertEquals("^GSPC", desk.now(id).mark().beside().against());
        // from the open of the 31st bar to that of the 33rd
        assertEquals(2, Objects.requireNonNull(desk.now(id).mark().beside().percent()), 1e-9);
        desk.store("^GSPC", 140, 101, 105);
        desk.mark("AAA");
        assertEquals(5, Objects.requireNonNull(desk.now(id).mark().beside().percent()), 1e-9);
        assertEquals(2, Objects.requireNonNull(desk.earlier(id).mark().beside().percent()), 1e-9);
    }

    @Test
    void aMeanOfSymbolsFollowsUntilThePlanIsCompleteAndSaysOfWhen() {
        desk.store("AAA", 60, 103, 112);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        assertEquals(12, Objects.requireNonNull(desk.now(id).mark().beside().percent()), 1e-9);
        desk.store("BBB", 60, 100, 100);
        Instant second = MarkingFixture.NOW.plus(Duration.ofDays(1));
        desk.now.set(second);
        desk.mark("AAA");
        double both = Objects.requireNonNull(desk.now(id).mark().beside().percent());
        assertTrue(both > 5.9 && both < 6.1, "the mean of 12 and 0 was " + both);
        assertEquals(second, desk.now(id).mark().beside().at());
        desk.store("AAA", 140, 103, 112);
        desk.store("BBB", 140, 100, 100);
        desk.mark("AAA");
        assertTrue(desk.now(id).mark().complete());
        desk.store("CCC", 140, 90, 80);
        desk.now.set(second.plus(Duration.ofDays(1)));
        desk.mark("AAA");
        assertEquals(both, Objects.requireNonNull(desk.now(id).mark().beside().percent()), 1e-9);
        assertEquals(second, desk.now(id).mark().beside().at());
        assertEquals(List.of(), desk.outcome(id).earlier());
    }

    /// 21 for 20, which is too little to be suspected.
    @Test
    void aSplitThatIsRecordedLateRevisesWhatFollowed() {
        desk.store("AAA", 140, but(139, 112));
        List<String> rows = new ArrayList<>();
        for (int bar = 45; bar < 140; bar++) {
            rows.add(desk.row(bar, 112 / 1.05));
        }
        desk.load("AAA", rows);
        long id = desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        assertEquals(100 * (1.12 / 1.05 - 1), after20(desk.now(id)), 1e-6);
        desk.run(
                """
                insert into corporate_action (symbol_id, kind, ex_date, numerator, denominator, source, created_at)
                select id, 'split', ?, 21, 20, 'test', now() from symbol where ticker = 'AAA'
                """,
                desk.days.get(45));
        desk.run("update symbol set data_version = data_version + 1");
        assertEquals(List.of("AAA"), desk.due());
        desk.mark("AAA");
        assertEquals(12, after20(desk.now(id)), 1e-6);
        assertEquals(100 * (1.12 / 1.05 - 1), after20(desk.earlier(id)), 1e-6);
    }

    /// Nothing trades on a bar without volume.
    @Test
    void theFirstBarIsShownWhileAPlanWaits() {
        desk.store("AAA", 30);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        assertNull(desk.only("ann").mark().result().first());
        desk.load("AAA", List.of(desk.row(30, 100, "0")));
        desk.mark("AAA");
        assertEquals(PlanState.WAITING, desk.only("ann").mark().result().state());
        assertEquals(desk.days.get(30), desk.only("ann").mark().result().first());
    }

    private PlanFill entry(List<String> rows) {
        desk.store("AAA", 30);
        desk.load("AAA", rows);
        desk.analysis("ann", "AAA", "BUY");
        desk.record();
        desk.mark("AAA");
        return Objects.requireNonNull(desk.only("ann").mark().result().entry());
    }

    @Test
    void anEntryOnABarOfKnownVolumeIsNotAssumed() {
        assertEquals(false, entry(List.of(desk.row(30, 100))).assumed());
    }

    @Test
    void anEntryOnABarOfUnknownVolumeIsAssumed() {
        assertEquals(true, entry(List.of(desk.row(30, 100, ""))).assumed());
    }

    @Test
    void anEntryBehindASessionWithoutABarIsAssumed() {
        PlanFill entry = entry(List.of(desk.row(31, 100)));
        assertEquals(desk.days.get(31), entry.on());
        assertEquals(true, entry.assumed());
    }

    @Test
    void anExitBehindASessionWithoutABarIsAssumed() {
        assertEquals(false, entry(List.of(desk.row(30, 100), desk.row(32, 112))).assumed());
        PlanFill exit = Objects.requireNonNull(desk.only("ann").mark().result().exit());
        assertEquals(true, exit.assumed());
    }

    /// As rows are that were marked before it was kept.
    @Test
    void whetherAnEntryIsAssumedIsAddedWithoutARevision() {
        long id = complete();
        desk.run("update plan_record set entered_assumed = null, marked_at = null");
        assertNull(Objects.requireNonNull(desk.now(id).mark().result().entry()).assumed());
        desk.mark("AAA");
        assertEquals(false, Objects.requireNonNull(desk.now(id).mark().result().entry()).assumed());
        assertEquals(List.of(), desk.outcome(id).earlier());
        assertNotNull(desk.now(id).markedAt());
        assertFalse(desk.now(id).marks() < 2);
    }
}
