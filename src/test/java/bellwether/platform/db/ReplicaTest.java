package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplicaTest {
    private static final PoolSettings SMALL = new PoolSettings(0, 4);

    @Test
    void readsGoToTheReplicaUnlessItIsAwayOrTooFarBehind(@TempDir Path one, @TempDir Path two) {
        try (TestServer first = TestServer.start(one);
                TestServer second = first.standby(two);
                Database primary = Database.open(first.address(), "primary", SMALL);
                Replica replica = Replica.open(second.address(), primary, SMALL)) {
            Jdbi reads = replica.reads();
            await("reads go to the replica", () -> onReplica(reads));
            assertTrue(replica.fit());

            second.maintenance().useHandle(h -> h.execute("select pg_wal_replay_pause()"));
            await(
                    "reads leave a replica that stands still",
                    () -> {
                        primary.jdbi().useHandle(h -> h.execute("select pg_current_xact_id()"));
                        return !onReplica(reads);
                    });
            second.maintenance().useHandle(h -> h.execute("select pg_wal_replay_resume()"));
            await("they come back when it has caught up", () -> onReplica(reads));

            second.stop();
            await("reads leave a replica that is away", () -> onPrimary(reads));
            second.start();
            await("they come back with it", () -> onReplica(reads));

            second.promote();
            await("reads leave a replica that is none any more", () -> !replica.fit());
            assertTrue(onPrimary(reads));
        }
    }

    private static boolean onPrimary(Jdbi reads) {
        try {
            return !onReplica(reads);
        } catch (RuntimeException e) {
            assertTrue(PassingFault.is(e), e::toString);
            return false;
        }
    }

    private static boolean onReplica(Jdbi reads) {
        return reads.withHandle(h ->
                h.createQuery("select current_setting('primary_conninfo') <> ''")
                        .mapTo(Boolean.class)
                        .one());
    }

    private static void await(String what, java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within 60 s: " + what);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }
}
