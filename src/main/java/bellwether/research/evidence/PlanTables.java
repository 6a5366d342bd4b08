package bellwether.research.evidence;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The table of marked plans; those that the service recomputed are no one's.
public final class PlanTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(OwnedTable.of("plan_record", "id").where("owner = :owner and not house"));

    private PlanTables() {}
}
