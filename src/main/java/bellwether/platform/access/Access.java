package bellwether.platform.access;

import bellwether.platform.access.http.AccessRoutes;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Who may come in, and what they did.
public final class Access implements RouteSource, AutoCloseable {
    private final KeyAuthenticator known;
    private final AuditTrail trail;
    private final DeferredAudit ledger;
    private final AccessRoutes routes;
    private final InstantSource clock;
    private final KeyDao keys;

    /// Nothing is written by itself before [#start()].
    ///
    /// @param master the admin that the settings name; without one, this machine's user is admin
    ///   until the first key is made
    public Access(Jdbi jdbi, Optional<MasterKey> master, BodyParser bodies, InstantSource clock) {
        this.clock = clock;
        keys = new KeyDao(jdbi);
        AuditDao audit = new AuditDao(jdbi);
        ledger = new DeferredAudit(keys, audit, clock);
        known = new KeyAuthenticator(master, keys, ledger, clock);
        trail = new AuditTrail(audit, clock);
        routes =
                new AccessRoutes(
                        new KeyCatalog(jdbi, keys, known, trail, clock),
                        audit,
                        ledger,
                        bodies,
                        clock);
    }

    /// Knows the keys.
    public KeyLookup keys() {
        return known;
    }

    /// Where other modules note what callers do.
    public Audit audit() {
        return trail;
    }

    /// Owners who look after the service: those of admin keys, and of the master key or, without
    /// any key, of this machine.
    public Set<String> adminOwners() {
        Set<String> owners = keys.adminOwners(clock.instant());
        if (known.hasMaster() || known.keyless().isPresent()) {
            owners.add(Caller.LOCAL.owner());
        }
        return owners;
    }

    /// Makes the months that the audit comes to lie in, and drops those that are over their time.
    /// For maintenance.
    ///
    /// @param patient connections whose statements may take long
    /// @param kept how long entries stay; for ever when empty
    public CleanupResult tidy(Jdbi patient, Optional<Duration> kept) {
        return AuditMonths.tidy(patient, clock.instant(), kept);
    }

    @Override
    public List<Routes> routes() {
        return List.of(routes);
    }

    /// Begins to write, once a minute, what requests do not wait for.
    public void start() {
        ledger.start();
    }

    /// What writes that.
    public LoopView loop() {
        return ledger.loop();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
