package bellwether.platform.access;

import bellwether.platform.access.http.AccessRoutes;
import bellwether.platform.access.http.OwnerPreferenceRoutes;
import bellwether.platform.access.http.SessionRoutes;
import bellwether.platform.base.Actor;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Who may come in, and what they did.
public final class Access implements RouteSource, AutoCloseable {
    private final Jdbi jdbi;
    private final KeyAuthenticator known;
    private final AuditTrail trail;
    private final DeferredAudit ledger;
    private final List<Routes> routes;
    private final SessionCatalog sessions;
    private final InstantSource clock;
    private final KeyDao keys;
    private final OwnerPreferences preferences;

    /// Nothing is written by itself before [#start()].
    ///
    /// @param master the admin that the settings name; without one, this machine's user is admin
    ///   until the first key is made
    /// @param version of the program
    public Access(
            Jdbi jdbi,
            Optional<MasterKey> master,
            BodyParser bodies,
            InstantSource clock,
            String version) {
        this.jdbi = jdbi;
        this.clock = clock;
        keys = new KeyDao(jdbi);
        AuditDao audit = new AuditDao(jdbi);
        SessionDao stored = new SessionDao(jdbi);
        ledger = new DeferredAudit(keys, stored, audit, clock);
        known = new KeyAuthenticator(master, keys, stored, ledger, clock);
        trail = new AuditTrail(audit, clock);
        sessions = new SessionCatalog(jdbi, stored, keys, known, trail, clock);
        preferences = new OwnerPreferences(jdbi, clock);
        KeyCatalog catalog = new KeyCatalog(jdbi, keys, known, trail, clock);
        routes =
                List.of(
                        new AccessRoutes(catalog, sessions, audit, ledger, bodies, clock),
                        new SessionRoutes(sessions, catalog, ledger, bodies, version),
                        new OwnerPreferenceRoutes(preferences, bodies));
    }

    /// Knows the keys and sessions.
    public KeyLookup keys() {
        return known;
    }

    /// What owners' pages keep on the server.
    public OwnerPreferences preferences() {
        return preferences;
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

    /// Whether no other key of the caller's owner may do more than the one that it shows.
    public boolean isHighestOf(Actor actor) {
        return jdbi.withHandle(h -> OwnerKeyDao.highest(h, actor.owner(), clock.instant()))
                .map(actor.caller().role()::covers)
                .orElse(true);
    }

    /// Whether keys can still be made once an owner has none.
    public boolean canBeManagedWithout(String owner) {
        return canBeManagedWithout(owner, keys.adminOwners(clock.instant()));
    }

    /// The same, within a transaction of the caller: what it finds stays so until the end of that,
    /// as long as others ask before they shut keys too.
    public boolean canBeManagedWithout(Handle h, String owner) {
        OwnerKeyDao.lockAdmins(h);
        return canBeManagedWithout(owner, KeyDao.adminOwners(h, clock.instant()));
    }

    private boolean canBeManagedWithout(String owner, Set<String> admins) {
        return known.hasMaster() || !admins.remove(owner) || !admins.isEmpty();
    }

    /// Refuses all keys of an owner from now on, and ends its sessions, within a transaction of the
    /// caller.
    public void shut(Handle h, String owner) {
        OwnerKeyDao.revokeAll(h, owner, clock.instant());
        SessionDao.deleteAll(h, owner);
    }

    /// Makes the months that the audit comes to lie in, and drops those that are over their time.
    /// For maintenance.
    ///
    /// @param patient connections whose statements may take long
    /// @param kept how long entries stay; for ever when empty
    public CleanupResult tidy(Jdbi patient, Optional<Duration> kept) {
        return AuditMonths.tidy(patient, clock.instant(), kept);
    }

    /// Removes sessions that have ended. For maintenance.
    ///
    /// @param patient connections whose statements may take long
    public CleanupResult tidySessions(Jdbi patient) {
        return sessions.tidy(patient);
    }

    @Override
    public List<Routes> routes() {
        return routes;
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
