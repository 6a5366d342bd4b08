package bellwether.desk.scan.wish;

import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanId;
import bellwether.market.symbols.UniverseContents;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The scans of users, and their passes.
public final class ScanBook {
    private static final int MOST = 20;
    private static final String UNIVERSE = "/universe";

    private final Jdbi jdbi;
    private final Universes universes;
    private final Audit audit;
    private final InstantSource clock;
    private final ScanDao dao = new ScanDao();
    private final PassDao passes = new PassDao();

    public ScanBook(Jdbi jdbi, Universes universes, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.universes = universes;
        this.audit = audit;
        this.clock = clock;
    }

    /// In the order of their making.
    ///
    /// @param after the number of the last one of the page before
    public List<Scan> list(String owner, long after, int limit) {
        return jdbi.withHandle(h -> dao.list(h, owner, after, limit));
    }

    /// A scan of an owner.
    ///
    /// @throws Refusal 404
    public Scan known(String owner, ScanId id) {
        return jdbi.withHandle(h -> known(h, owner, id));
    }

    private Scan known(Handle h, String owner, ScanId id) {
        return dao.find(h, owner, id).orElseThrow(() -> unknown(id.toString()));
    }

    /// No scan of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_scan", "Unknown scan %s. GET /api/v1/scans lists yours.".formatted(id));
    }

    /// Makes a scan.
    ///
    /// @throws Refusal 409 where the name is taken or there are too many, 422 where its universe
    ///   has no symbols
    public Scan create(Actor actor, ScanRequest request) {
        String owner = actor.owner();
        universes.require(owner, request.looked(), UNIVERSE);
        return jdbi.inTransaction(h -> {
            dao.lock(h, owner);
            if (dao.count(h, owner) >= MOST) {
                throw Refusal.conflict(
                        "too_many_scans",
                        "Limit of %d scans reached; delete one first: DELETE /api/v1/scans/{id}."
                                .formatted(MOST));
            }
            if (dao.isNameTaken(h, owner, request.name(), Optional.empty())) {
                throw taken(request.name());
            }
            ScanId id =
                    dao.insert(h, owner, request, clock.instant())
                            .map(ScanId::new)
                            .orElseThrow(() -> taken(request.name()));
            audit.note(actor, "scan.create", id.toString());
            return known(h, owner, id);
        });
    }

    /// What a scan of an owner looks at now.
    ///
    /// @throws Refusal 404
    public UniverseContents contents(String owner, ScanId id) {
        Scan scan = known(owner, id);
        return universes.contents(owner, scan.universe(), scan.timing().timeframe());
    }

    /// Changes a scan; its next pass is due at once.
    ///
    /// @param condition asked of the scan as it stands; throws where it is not what the caller has
    ///   seen
    /// @param change what it is to be, by what it is
    public Scan change(
            Actor actor, ScanId id, Consumer<Scan> condition, UnaryOperator<ScanRequest> change) {
        return jdbi.inTransaction(h -> {
            dao.lock(h, actor.owner());
            Scan old = known(h, actor.owner(), id);
            condition.accept(old);
            ScanRequest was = ScanRequest.of(old);
            ScanRequest asked = change.apply(was);
            if (asked.equals(was)) {
                return old;
            }
            if (!mayStay(was, asked)) {
                universes.require(actor.owner(), asked.looked(), UNIVERSE);
            }
            if (!asked.name().equals(old.name())
                    && dao.isNameTaken(h, actor.owner(), asked.name(), Optional.of(id))) {
                throw taken(asked.name());
            }
            if (!dao.update(h, old, asked, clock.instant())) {
                throw moved();
            }
            audit.note(actor, "scan.change", id.toString());
            return known(h, actor.owner(), id);
        });
    }

    /// Whether its universe need not be looked at again: a scan can be stopped whatever became of
    /// its list.
    private static boolean mayStay(ScanRequest was, ScanRequest asked) {
        boolean starts =
                !Boolean.FALSE.equals(asked.running()) && Boolean.FALSE.equals(was.running());
        return asked.universe().equals(was.universe()) && !starts;
    }

    /// Starts or stops a scan; one that starts is due at once.
    public Scan run(Actor actor, ScanId id, boolean running) {
        return change(actor, id, _ -> {}, was -> was.running(running));
    }

    /// Deletes a scan with its passes; what was detected stays.
    public void delete(Actor actor, ScanId id, Consumer<Scan> condition) {
        jdbi.useTransaction(h -> {
            Scan old = known(h, actor.owner(), id);
            condition.accept(old);
            if (!dao.delete(h, old)) {
                throw moved();
            }
            audit.note(actor, "scan.delete", id.toString());
        });
    }

    /// Its passes, the newest first.
    ///
    /// @param before the number of the last one of the page before
    public List<ScanPass> passes(String owner, ScanId id, long before, int limit) {
        return jdbi.withHandle(h -> passes.list(h, known(h, owner, id), before, limit));
    }

    private static Refusal taken(String name) {
        return Refusal.conflict(
                "name_taken",
                "A scan named %s already exists; choose another name.".formatted(name));
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "scan_changed",
                "The scan has changed since: read it again and send its new ETag as If-Match.");
    }
}
