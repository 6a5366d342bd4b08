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
    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aDeafListenerHearsAgainAndMissesNothingMeanwhile() throws Exception {
        Jobs elsewhere = fixture.idle(Fixture.SETTINGS);
        fixture.engine(JobSettings.of(2), new Echo());
        String listener =
                "from pg_stat_activity where query = 'listen bellwether_jobs'"
                        + " and datname = current_database()";
        eventually("it listens", () -> fixture.count("select count(*) " + listener) == 1);
        assertTrue(millis(elsewhere) < 100);
        long deaf = fixture.count("select pid " + listener);
        fixture.execute("select pg_terminate_backend(" + deaf + ")");
        assertTrue(millis(elsewhere) < 5_000);
        eventually(
                "it listens again",
                () -> fixture.count("select count(*) " + listener + " and pid <> " + deaf) == 1);
        assertTrue(millis(elsewhere) < 100);
    }

    /// From its creation to its start, by the clock of the database.
    private static long millis(Jobs jobs) throws InterruptedException {
        JobView view = ended(jobs, jobs.create(job("echo", 1)).id());
        return Duration.between(view.times().createdAt(), view.times().startedAt().orElseThrow())
                .toMillis();
    }
}
