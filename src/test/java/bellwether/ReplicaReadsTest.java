package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestServer;
import bellwether.platform.http.Call;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service with `DATABASE_REPLICA_URL`.
final class ReplicaReadsTest {
    @Test
    void stocksAreReadFromTheReplicaAndJobsSeeWhatItHasNotYet(
            @TempDir Path one, @TempDir Path two) {
        try (TestServer primary = TestServer.start(one);
                TestServer standby = primary.standby(two);
                TestApp app = with(primary, standby);
                Handle replica = standby.maintenance().open()) {
            while (asked(replica) == 0) {
                assertEquals(200, app.call().get("/api/v1/stocks").status());
            }
            replica.execute("select pg_wal_replay_pause()");
            Call.Answer imported =
                    app.call()
                            .header("Content-Type", "text/csv")
                            .postAs(
                                    "/api/v1/prices/import?ticker=FRESH&source=test",
                                    "date,open,high,low,close,volume\n2024-01-02,10,12,9,11,100\n");
            assertEquals(200, imported.status(), imported.body());
            String job = app.submit("{\"tickers\":[\"FRESH\",\"DEMO01\"],\"capital\":1000}");
            app.ended(job);
            assertEquals(
                    List.of("not_enough_bars"),
                    app.all(job, "failed_items", "").stream()
                            .map(e -> e.get("code").asText())
                            .toList(),
                    "the symbol is known to the job");
            Waiting.until(() ->
                    app.call().get("/api/v1/stocks/FRESH").status()
                            == 200); // five seconds later the primary is asked
        }
    }

    private static TestApp with(TestServer primary, TestServer standby) {
        return new TestApp(
                2,
                Optional.empty(),
                new TestApp.Databases(
                        primary.address(), Optional.of(standby.address()), new PoolSettings(0, 20)),
                InstantSource.system(),
                new PrintStream(OutputStream.nullOutputStream()));
    }

    /// Sessions of the service on the replica that have read stocks.
    private static long asked(Handle replica) {
        return replica.createQuery(
                        """
                        select count(*) from pg_stat_activity
                        where application_name = 'bellwether-replica' and query like '%symbol%'
                        """)
                .mapTo(Long.class)
                .one();
    }
}
