package bellwether.platform.jobs;

import static bellwether.platform.jobs.Fixture.ended;
import static bellwether.platform.jobs.Fixture.eventually;
import static bellwether.platform.jobs.Fixture.job;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Hearing of work that other processes made. Straight to the server only: there is no listening
/// through a pooler.
final class NotificationListenerTest {
    /// Looks for work so seldom that what begins at once was heard of.
    private static final Duration PAUSE = Duration.ofSeconds(8);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aDeafListenerHearsAgainAndMissesNothingMeanwhile() throws Exception {
        Jobs elsewhere = fixture.idle(Fixture.SETTINGS);
        HeartbeatSettings usual = HeartbeatSettings.DEFAULT;
        fixture.engine(
                JobSettings.of(2)
                        .with(
                                new HeartbeatSettings(
                                        usual.beat(),
                                        usual.silence(),
                                        usual.rescue(),
                                        usual.sweep(),
                                        usual.reconcile(),
                                        PAUSE,
                                        PAUSE)),
                new Echo());
        String listener =
                "from pg_stat_activity where query = 'listen bellwether_jobs'"
                        + " and datname = current_database()";
        eventually("it listens", () -> fixture.count("select count(*) " + listener) == 1);
        assertHeard(elsewhere);
        long deaf = fixture.count("select pid " + listener);
        fixture.execute("select pg_terminate_backend(" + deaf + ")");
        assertTrue(waited(elsewhere).compareTo(PAUSE.plusSeconds(10)) < 0, "it looks all the same");
        eventually(
                "it listens again",
                () -> fixture.count("select count(*) " + listener + " and pid <> " + deaf) == 1);
        assertHeard(elsewhere);
    }

    /// An engine that has just looked waits for most of its pause, so that one of two jobs would.
    private static void assertHeard(Jobs elsewhere) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            Duration waited = waited(elsewhere);
            assertTrue(waited.compareTo(PAUSE.dividedBy(2)) < 0, waited.toString());
        }
    }

    /// From its creation to its start, by the clock of the database.
    private static Duration waited(Jobs jobs) throws InterruptedException {
        JobView view = ended(jobs, jobs.create(job("echo", 1)).id());
        return Duration.between(view.times().createdAt(), view.times().startedAt().orElseThrow());
    }
}
