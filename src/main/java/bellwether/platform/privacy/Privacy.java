package bellwether.platform.privacy;

import bellwether.platform.access.Access;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.platform.privacy.http.PrivacyRoutes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Hands owners everything that is theirs, and deletes it.
public final class Privacy implements RouteSource, AutoCloseable {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnerDeletion deletion;
    private final List<Routes> routes;
    private final Loop going;

    /// @param tables of all modules, in an order in which rows can be deleted
    /// @param version of the program
    public Privacy(
            Jdbi jdbi,
            List<OwnedTable> tables,
            Access access,
            Jobs jobs,
            InstantSource clock,
            String version) {
        deletion =
                new OwnerDeletion(
                        jdbi, tables, new OwnerDoors(access, jobs), access.audit(), clock);
        routes =
                List.of(new PrivacyRoutes(new OwnerExport(jdbi, tables, clock, version), deletion));
        going = LoopFaults.every(EVERY, "owner deletions", () -> deletion.resume(PATIENCE));
    }

    /// Goes on with deletions that a process has left.
    public void start() {
        going.start(EVERY);
    }

    public LoopView loop() {
        return going.view();
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        going.close();
    }
}
