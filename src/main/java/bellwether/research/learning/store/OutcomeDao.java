package bellwether.research.learning.store;

import bellwether.platform.db.NoPreparedPlan;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomeState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads and removes outcomes. Whose rows are not asked for, one never sees, but those that belong
/// to no one.
public final class OutcomeDao {
    private static final String SELECT = "select " + OutcomeRows.COLUMNS + " from trade_outcome o ";

    /// The newest of each owner by an index, and of those the newest: what is listed costs what it
    /// shows, however much is stored.
    private static final String LIST =
            """
            select o.* from unnest(:owners) as whose (name) cross join lateral (
                %s
                where o.owner = whose.name and o.id < :before
                  and (cast(:origin as text) is null or o.origin = :origin)
                  and (cast(:policy as text) is null or o.policy = :policy)
                  and (cast(:state as text) is null or o.state = :state)
                  and (cast(:ticker as text) is null or %s)
                  and (cast(:name as text) is null or o.name = :name)
                  and (cast(:ref as text) is null or o.ref = :ref)
                  and (cast(:from as timestamptz) is null or o.known_at >= :from)
                  and (cast(:to as timestamptz) is null or o.known_at < :to)
                  and (:revised or o.revised_at is null)
                order by o.id desc limit :limit) as o
            order by o.id desc limit :limit
            """
                    .formatted(SELECT, OutcomeRows.OF_TICKER);

    /// The newest row first.
    public List<Outcome> list(Handle h, OutcomeFilter wanted, int limit) {
        return h.createQuery(LIST)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("owners", String.class, owners(wanted))
                .bind("before", wanted.before())
                .bind("origin", wanted.origin().map(OutcomeOrigin::key).orElse(null))
                .bind("policy", wanted.policy().map(OutcomePolicy::key).orElse(null))
                .bind("state", wanted.state().map(OutcomeState::key).orElse(null))
                .bind("ticker", wanted.ticker().orElse(null))
                .bind("name", wanted.name().orElse(null))
                .bind("ref", wanted.ref().orElse(null))
                .bind("from", wanted.from().map(Timestamp::from).orElse(null))
                .bind("to", wanted.to().map(Timestamp::from).orElse(null))
                .bind("revised", wanted.revised())
                .bind("limit", limit)
                .map(OutcomeRows::row)
                .list();
    }

    /// Detections belong to no one, all else to its owner.
    private static List<String> owners(OutcomeFilter wanted) {
        if (wanted.origin().isEmpty()) {
            return List.of(wanted.owner(), OutcomeKey.NO_OWNER);
        }
        return List.of(
                wanted.origin().get() == OutcomeOrigin.DETECTION
                        ? OutcomeKey.NO_OWNER
                        : wanted.owner());
    }

    /// One that this owner may see.
    public Optional<Outcome> find(Handle h, String owner, long id) {
        return h.createQuery(SELECT + "where o.id = :id and o.owner in (:owner, '')")
                .bind("id", id)
                .bind("owner", owner)
                .map(OutcomeRows::row)
                .findOne();
    }

    /// The one of a kind that is current.
    public Optional<Outcome> current(Handle h, OutcomeKey key) {
        return h.createQuery(
                        SELECT
                                + """
                                where o.owner = :owner and o.origin = :origin and o.ref = :ref and o.policy = :policy
                                  and o.revised_at is null
                                """)
                .bind("owner", key.owner())
                .bind("origin", key.origin().key())
                .bind("ref", key.ref())
                .bind("policy", key.policy().key())
                .map(OutcomeRows::row)
                .findOne();
    }

    public void delete(Handle h, String owner, long id) {
        h.createUpdate("delete from trade_outcome where id = :id and owner = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .execute();
    }

    /// Removes outcomes of what belongs to no one, and revised ones, on bars before a time: some,
    /// the oldest rows first.
    public int retire(Handle h, Instant before, int most) {
        return h.createUpdate(
                        """
                        delete from trade_outcome where id = any(array(
                            select id from trade_outcome
                            where known_at < :before and (owner = '' or revised_at is not null)
                            order by id limit :most))
                        """)
                .bind("before", Timestamp.from(before))
                .bind("most", most)
                .execute();
    }
}
