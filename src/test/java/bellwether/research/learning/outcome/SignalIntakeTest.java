package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomeSignal;
import bellwether.research.learning.SignalSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each signal is taken in, also one that was stored late under a small number, and none is read
/// again and again.
final class SignalIntakeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 20);

    private final LabelFixture desk = new LabelFixture();
    private final CountedSource source = new CountedSource();
    private SignalIntake intake = new SignalIntake(List.of(source));

    /// What was read of the signals, and that from a number on.
    private static final class CountedSource implements SignalSource {
        private final TableSignals table = new TableSignals();
        final List<Long> read = new ArrayList<>();

        @Override
        public OutcomeOrigin origin() {
            return table.origin();
        }

        @Override
        public List<OutcomeSignal> after(Handle h, long number, long since, int limit) {
            List<OutcomeSignal> found = table.after(h, number, since, limit);
            found.forEach(signal -> read.add(signal.number()));
            return found;
        }
    }

    @BeforeEach
    void store() {
        desk.store("AAA", 60, 60);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void signals(int count) {
        desk.jdbi.useHandle(h -> signals(h, count));
    }

    private static void signals(Handle h, int count) {
        h.execute(
                "insert into test_signal (ticker, name, side, bar) select 'AAA', 'rise', 'buy', ?"
                        + " from generate_series(1, ?)",
                LabelFixture.time(DAY),
                count);
    }

    private boolean look() {
        SignalIntake.Found found = desk.jdbi.inTransaction(h -> intake.take(h, LabelFixture.NOW));
        intake.remember(found);
        return found.more();
    }

    private long taken() {
        return desk.count("select count(distinct ref) from trade_outcome");
    }

    private long settled() {
        return desk.count("select coalesce(max(seen), 0) from label_source where name = 'alert'");
    }

    @Test
    void eachSignalIsReadTwiceAndThenForGood() {
        signals(10);
        for (int round = 0; round < 20; round++) {
            assertFalse(look());
        }
        assertEquals(10, taken());
        assertEquals(10, settled());
        assertEquals(20, source.read.size(), source.read.toString());
    }

    @Test
    void whatIsStoredLateUnderASmallNumberIsTakenIn() {
        try (Handle late = desk.jdbi.open()) {
            late.begin();
            signals(late, 3);
            signals(4);
            for (int round = 0; round < 5; round++) {
                look();
            }
            assertEquals(4, taken());
            assertEquals(0, settled(), "a smaller number may still come");
            late.commit();
        }
        look();
        look();
        assertEquals(7, taken());
        assertEquals(7, settled());
    }

    @Test
    void aRoundThatIsNotStoredIsMadeAgain() {
        signals(5);
        try (Handle broken = desk.jdbi.open()) {
            broken.begin();
            intake.take(broken, LabelFixture.NOW);
            broken.rollback();
        }
        look();
        assertEquals(5, taken());
    }

    @Test
    void anotherProcessGoesOnWhereTheFirstCame() {
        signals(10);
        look();
        look();
        look();
        intake = new SignalIntake(List.of(source));
        source.read.clear();
        signals(2);
        look();
        assertEquals(List.of(11L, 12L), source.read);
        assertEquals(12, taken());
    }

    @Test
    void moreThanARoundTakesInIsTakenInAtOnce() {
        signals(45_000);
        int rounds = 0;
        while (look()) {
            rounds++;
        }
        assertTrue(rounds == 2, rounds + " rounds");
        assertEquals(45_000, taken());
    }
}
