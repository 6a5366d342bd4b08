package bellwether.desk.watchlist;

import bellwether.desk.watchlist.WatchlistLiveEvents.Change;
import bellwether.desk.watchlist.store.WatchlistDao;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The watchlists of users. All changes of one owner wait for one another.
public final class WatchlistBook {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final WatchlistDao dao = new WatchlistDao();
    private final WatchlistRecords records = new WatchlistRecords();

    WatchlistBook(Jdbi jdbi, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = RetriedTransactions.ofUndone(jdbi);
        this.audit = audit;
        this.clock = clock;
    }

    /// Those of an owner in the order of their making.
    ///
    /// @param collection the id or the name of the one that they are to be in
    /// @param after the number of the one before the first
    public List<Watchlist> list(String owner, Optional<String> collection, long after, int limit) {
        return jdbi.withHandle(h ->
                dao.list(
                        h,
                        owner,
                        collection.map(named -> records.chosen(h, owner, "?collection", named)),
                        after,
                        limit));
    }

    /// A list of an owner, by id or name.
    ///
    /// @throws Refusal 404
    public Watchlist known(String owner, String idOrName) {
        return jdbi.withHandle(h -> records.known(h, owner, idOrName));
    }

    /// The same, where not having it is no fault.
    public Optional<Watchlist> find(String owner, String idOrName) {
        return jdbi.withHandle(h -> records.find(h, owner, idOrName));
    }

    /// Makes a list.
    ///
    /// @throws Refusal 409 where the name is taken or there are too many
    public Watchlist create(Actor actor, WatchlistRequest request) {
        String owner = actor.owner();
        String name = Objects.requireNonNull(request.name());
        return transactions.in(h -> {
            dao.lock(h, owner);
            CollectionId collection =
                    Optional.ofNullable(request.collection())
                            .map(named -> records.chosen(h, owner, "/collection", named))
                            .orElse(CollectionId.DEFAULT);
            int count = dao.count(h, owner);
            if (count >= Watchlist.MOST) {
                throw Refusal.conflict(
                        "too_many_watchlists",
                        "Limit of %d watchlists reached, you have %d; delete one first: DELETE /api/v1/watchlists/{id}."
                                .formatted(Watchlist.MOST, count));
            }
            requireFree(h, owner, name, Optional.empty());
            WatchlistId id = dao.insert(h, owner, name, collection, now());
            audit.note(actor, "watchlist.create", id.toString());
            return published(h, owner, id, Change.CREATED);
        });
    }

    /// Changes the name or the collection of a list.
    ///
    /// @param condition asked of the list as it is; throws where it is not what the caller has seen
    /// @throws Refusal 409 where the name is taken
    public Watchlist change(
            Actor actor, WatchlistId id, WatchlistChange change, Consumer<Watchlist> condition) {
        String owner = actor.owner();
        return transactions.in(h -> {
            dao.lock(h, owner);
            Watchlist old = records.known(h, owner, id);
            condition.accept(old);
            String name = Objects.requireNonNullElse(change.name(), old.name());
            CollectionId collection =
                    Optional.ofNullable(change.collection())
                            .map(named -> records.chosen(h, owner, "/collection", named))
                            .orElse(old.collection());
            if (name.equals(old.name()) && collection.equals(old.collection())) {
                return old;
            }
            requireFree(h, owner, name, Optional.of(id));
            dao.update(h, id, name, collection, now());
            audit.note(actor, "watchlist.change", id.toString());
            return published(h, owner, id, Change.CHANGED);
        });
    }

    private Watchlist published(Handle h, String owner, WatchlistId id, Change change) {
        Watchlist list = records.known(h, owner, id);
        WatchlistLiveEvents.publish(h, owner, list, change);
        return list;
    }

    /// Deletes a list with its entries.
    public void delete(Actor actor, WatchlistId id, Consumer<Watchlist> condition) {
        transactions.in(h -> {
            dao.lock(h, actor.owner());
            Watchlist old = records.known(h, actor.owner(), id);
            condition.accept(old);
            dao.delete(h, id);
            audit.note(actor, "watchlist.delete", id.toString());
            WatchlistLiveEvents.publish(h, actor.owner(), old, Change.DELETED);
            return old;
        });
    }

    private void requireFree(Handle h, String owner, String name, Optional<WatchlistId> own) {
        Optional<Watchlist> holder =
                dao.named(h, owner, name).filter(list -> !Optional.of(list.id()).equals(own));
        if (holder.isPresent()) {
            throw Refusal.conflict(
                    "name_taken",
                    "You have a watchlist named \"%s\" already, %s; choose another name."
                            .formatted(holder.get().name(), holder.get().id()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Someone else changed it first.
    public static Refusal moved() {
        return Refusal.of(
                RefusalKind.CHANGED,
                "watchlist_changed",
                "The watchlist has changed since: read it again and send its new ETag as"
                        + " If-Match.");
    }
}
