package bellwether.platform.db;

import bellwether.platform.base.OwnedThing;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Reads what owners have named: each module says how its own things are read.
public final class OwnedThingsDao {
    private final Jdbi jdbi;
    private final String query;

    /// @param query gives the id, the name and a detail of each thing of `:owner`
    public OwnedThingsDao(Jdbi jdbi, String query) {
        this.jdbi = jdbi;
        this.query = query;
    }

    /// All of an owner.
    public List<OwnedThing> of(String owner) {
        return jdbi.withHandle(handle ->
                handle.createQuery(query)
                        .bind("owner", owner)
                        .map((row, _) ->
                                new OwnedThing(
                                        row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }
}
