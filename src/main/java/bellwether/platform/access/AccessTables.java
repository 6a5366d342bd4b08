package bellwether.platform.access;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of keys, sessions and preferences. The audit is no owner's.
public final class AccessTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("preference", "owner"),
                    OwnedTable.of("access_session", "id").without("hash", "master"),
                    OwnedTable.of("api_key", "id").without("hash").by(10000));

    private AccessTables() {}
}
