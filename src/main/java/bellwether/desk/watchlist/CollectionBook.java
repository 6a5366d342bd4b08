package bellwether.desk.watchlist;

import bellwether.desk.watchlist.store.CollectionDao;
import bellwether.desk.watchlist.store.WatchlistDao;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The collections of users. Default is always there and always called so.
public final class CollectionBook {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final CollectionDao dao = new CollectionDao();
    private final WatchlistDao lists = new WatchlistDao();
    private final WatchlistRecords records = new WatchlistRecords();

    CollectionBook(Jdbi jdbi, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.transactions = RetriedTransactions.ofUndone(jdbi);
        this.audit = audit;
        this.clock = clock;
    }

    /// All of an owner, Default first.
    public List<WatchlistCollection> list(String owner) {
        return jdbi.withHandle(h ->
                Stream.concat(
                                Stream.of(records.defaultCollection(h, owner)),
                                dao.list(h, owner).stream())
                        .toList());
    }

    /// A collection of an owner, by id or name.
    ///
    /// @throws Refusal 404
    public WatchlistCollection known(String owner, String idOrName) {
        return jdbi.withHandle(h -> known(h, owner, idOrName));
    }

    private WatchlistCollection known(Handle h, String owner, String idOrName) {
        return records.collection(h, owner, idOrName)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_collection",
                                "Unknown collection \"%s\". GET /api/v1/watchlist-collections lists yours."
                                        .formatted(Quoted.text(idOrName))));
    }

    /// Makes a collection.
    ///
    /// @throws Refusal 409 where the name is taken or there are too many
    public WatchlistCollection create(Actor actor, CollectionRequest request) {
        String owner = actor.owner();
        String name = Objects.requireNonNull(request.name());
        return transactions.in(h -> {
            lists.lock(h, owner);
            int count = dao.list(h, owner).size();
            if (count >= WatchlistCollection.MOST) {
                throw Refusal.conflict(
                        "too_many_collections",
                        "Limit of %d collections reached, you have %d; delete one first: DELETE /api/v1/watchlist-collections/{id}."
                                .formatted(WatchlistCollection.MOST, count));
            }
            requireFree(h, owner, name, Optional.empty());
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            CollectionId id = dao.insert(h, owner, name, now);
            audit.note(actor, "watchlist_collection.create", id.toString());
            return known(h, owner, id.toString());
        });
    }

    /// Renames a collection.
    ///
    /// @throws Refusal 409 where the name is taken, or it is Default
    public WatchlistCollection rename(Actor actor, String idOrName, CollectionRequest request) {
        String owner = actor.owner();
        String name = Objects.requireNonNull(request.name());
        return transactions.in(h -> {
            lists.lock(h, owner);
            WatchlistCollection old = known(h, owner, idOrName);
            requireOther(old, "renamed");
            requireFree(h, owner, name, Optional.of(old.id()));
            dao.rename(h, old.id(), name);
            audit.note(actor, "watchlist_collection.rename", old.id().toString());
            return known(h, owner, old.id().toString());
        });
    }

    /// Deletes a collection; its lists are in Default from then on.
    ///
    /// @throws Refusal 409 where it is Default
    public void delete(Actor actor, String idOrName) {
        transactions.in(h -> {
            lists.lock(h, actor.owner());
            WatchlistCollection old = known(h, actor.owner(), idOrName);
            requireOther(old, "deleted");
            dao.delete(h, old.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            audit.note(actor, "watchlist_collection.delete", old.id().toString());
            return old;
        });
    }

    private static void requireOther(WatchlistCollection collection, String what) {
        if (collection.id().isDefault()) {
            throw Refusal.conflict(
                    "default_collection",
                    "The collection Default cannot be %s: lists that are in no other are in it."
                            .formatted(what));
        }
    }

    private void requireFree(Handle h, String owner, String name, Optional<CollectionId> own) {
        Optional<WatchlistCollection> holder =
                records.collection(h, owner, name)
                        .filter(known -> !Optional.of(known.id()).equals(own));
        if (holder.isPresent()) {
            throw Refusal.conflict(
                    "name_taken",
                    "You have a collection named \"%s\" already, %s; choose another name."
                            .formatted(holder.get().name(), holder.get().id()));
        }
    }
}
