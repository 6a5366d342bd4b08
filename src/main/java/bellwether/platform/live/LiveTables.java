package bellwether.platform.live;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of live events. The newest event stays, as ids go on from it; it is emptied.
public final class LiveTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("live_ticket", "hash").without("hash"),
                    OwnedTable.of("live_event", "id")
                            .leaving(
                                    "id = (select max(id) from live_event)",
                                    "update live_event set owner = '', data = '{}' where owner ="
                                            + " :owner"));

    private LiveTables() {}
}
