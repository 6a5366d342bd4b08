package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.ChildProcess;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.outcome.LabelFixture.Station;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signals are labelled once, whoever looks, and marked anew when bars are corrected.
final class LabelJobTest {
    private static final int BARS = 60;
    private static final List<LocalDate> DAYS = LabelFixture.days(BARS);

    /// Counts how often a row is decided.
    private static final String WATCH =
            """
            create table decided_row (id bigint);
            create function note_decided() returns trigger language plpgsql as
              'begin insert into decided_row values (new.id); return null; end';
            create trigger note_decided after update on trade_outcome for each row
              when (old.state = 'pending' and new.state = 'final') execute function note_decided();
            """;

    private final LabelFixture fixture = new LabelFixture();
    private final List<Process> children = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    private List<Outcome> outcomes(boolean revised) {
        return LabelFixture.outcomes(fixture.jdbi, revised);
    }

    private static List<OutcomeState> states(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::state).toList();
    }

    @Test
    void aSignalHasARowForEachPolicyAndRepeatingChangesNothing() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(30));
        fixture.signal("AAA", "rule:7", "", DAYS.get(30));
        Station station = fixture.station();
        fixture.label(station);
        List<Outcome> first = outcomes(true);
        assertEquals(6, first.size());
        assertEquals(
                List.of("al_1 sltp", "al_1 horizon", "al_1 barrier"),
                first.stream()
                        .limit(3)
                        .map(one -> one.key().ref() + " " + one.key().policy().key())
                        .toList());
        assertEquals(
                List.of(
                        OutcomeState.FINAL,
                        OutcomeState.FINAL,
                        OutcomeState.FINAL,
                        OutcomeState.NO_SIDE,
                        OutcomeState.NO_SIDE,
                        OutcomeState.NO_SIDE),
                states(first));
        fixture.label(station);
        assertEquals(first, outcomes(true));
        assertEquals(1, fixture.count("select count(*) from job where kind = 'label'"));
    }

    @Test
    void newBarsDecideWhatWaits() {
        fixture.store("AAA", BARS, BARS - 12);
        fixture.signal("AAA", "ENGULFING", "buy", DAYS.get(BARS - 13));
        Station station = fixture.station();
        fixture.label(station);
        // more than five sessions behind the clock
        assertEquals(OutcomeState.UNRESOLVABLE, outcomes(false).getFirst().state());
        fixture.store("AAA", BARS, BARS - 11);
        fixture.label(station);
        assertEquals(OutcomeState.UNRESOLVABLE, outcomes(false).get(1).state());
        fixture.store("AAA", BARS, BARS);
        fixture.label(station);
        assertEquals(
                List.of(OutcomeState.FINAL, OutcomeState.FINAL, OutcomeState.FINAL),
                states(outcomes(true)));
    }

    @Test
    void aSignalOnTheLastBarIsPending() {
        fixture.store("AAA", BARS, BARS);
        fixture.signal("AAA", "ENGULFING", "sell", DAYS.getLast());
        fixture.label(fixture.station());
        assertEquals(
                List.of(OutcomeState.PENDING, OutcomeState.PENDING, OutcomeState.PENDING),
                states(outcomes(true)));
    }

    /// 150 symbols, which are two items, each with two signals.
    private List<String> signals(int symbols) {
        List<String> tickers = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            tickers.add("S%03d".formatted(i));
        }
        for (String ticker : tickers) {
            fixture.store(ticker, BARS, BARS);
            fixture.signal(ticker, "ENGULFING", "buy", DAYS.get(20));
            fixture.signal(ticker, "HAMMER", "sell", DAYS.get(40));
        }
        fixture.execute(WATCH);
        return tickers;
    }

    private void assertEachOnce(int symbols) {
        long rows = 6L * symbols;
        assertEquals(rows, fixture.count("select count(*) from trade_outcome"));
        assertEquals(
                rows, fixture.count("select count(*) from trade_outcome where state = 'final'"));
        assertEquals(rows, fixture.count("select count(*) from decided_row"));
        assertEquals(rows, fixture.count("select count(distinct id) from decided_row"));
    }

    @Test
    void twoProcessesLabelEachOnce() throws Exception {
        signals(120);
        Station one = fixture.station();
        Station other = fixture.station();
        List<Thread> threads = new ArrayList<>();
        for (Station station : List.of(one, other)) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; i < 5; i++) {
                                    station.rounds().look();
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        fixture.label(one);
        assertEachOnce(120);
        assertEquals(
                2,
                fixture.count(
                        "select count(*) from item_result r join job on job.id = r.job_id where"
                                + " job.kind = 'label'"));
    }

    @Test
    void aKillLosesNothingAndDoublesNothing() throws Exception {
        signals(120);
        start();
        LabelFixture.await(() ->
                fixture.count("select count(*) from work_item where state = 'running'") > 0
                        || fixture.count("select count(*) from decided_row") > 0);
        children.removeFirst().destroyForcibly().waitFor();
        start();
        LabelFixture.await(() ->
                fixture.count("select count(*) from decided_row") >= 720
                        && fixture.count(
                                        "select count(*) from job where state in ('queued',"
                                                + " 'processing')")
                                == 0);
        children.forEach(Process::destroyForcibly);
        assertEachOnce(120);
        List<String> killed = facts();
        assertTrue(killed.size() > 700);
    }

    private List<String> facts() {
        return outcomes(true).stream()
                .map(one -> one.key() + " " + one.why() + " " + one.result().net())
                .sorted()
                .collect(Collectors.toList());
    }

    private void start() throws Exception {
        children.add(ChildProcess.start(folder, LabelProcess.class, fixture.database.address()));
    }
}
