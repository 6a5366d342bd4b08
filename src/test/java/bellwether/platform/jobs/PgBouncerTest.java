package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.platform.db.PgBouncer;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.http.JobRoutesTest;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same tests again, through a real PgBouncer that gives each transaction another connection.
/// Those tagged run with `./run.sh test pooled`.
final class PgBouncerTest {
    private static PgBouncer bouncer;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                PgBouncer.installed().isPresent(),
                "PgBouncer is not installed (apt-get install pgbouncer): not tested behind it");
        try (TestDatabase any = TestDatabase.create()) {
            bouncer = PgBouncer.start(any.address());
        }
        Fixture.through(bouncer::to);
    }

    @AfterAll
    static void stop() {
        Fixture.direct();
        if (bouncer != null) {
            bouncer.close();
        }
    }

    @Test
    void theEngineIsReallyBehindIt() {
        try (Fixture fixture = new Fixture()) {
            try (Handle one = fixture.requests().open();
                    Handle other = fixture.requests().open()) {
                int first = pid(one);
                other.begin();
                pid(other);
                assertNotEquals(first, pid(one), "the session should not be the client's own");
                other.rollback();
            }
        }
    }

    private static int pid(Handle handle) {
        return handle.createQuery("select pg_backend_pid()").mapTo(Integer.class).one();
    }

    @Nested
    class JobsBehindIt extends JobsTest {}

    @Nested
    @Tag("pooled")
    class HoldBehindIt extends PauseTest {}

    @Nested
    @Tag("pooled")
    class RacesBehindIt extends RacesTest {}

    @Nested
    @Tag("pooled")
    class RescueBehindIt extends RescueTest {}

    @Nested
    @Tag("pooled")
    class ReconcileBehindIt extends ReconcileTest {}

    @Nested
    @Tag("pooled")
    class FailuresBehindIt extends FailuresTest {}

    @Nested
    @Tag("pooled")
    class FairnessBehindIt extends FairnessTest {}

    @Nested
    @Tag("pooled")
    class ModelBehindIt extends ModelTest {}

    @Nested
    class RoutesBehindIt extends JobRoutesTest {}

    @Nested
    @Tag("pooled")
    class ClaimPlanBehindIt extends ClaimPlanTest {}
}
