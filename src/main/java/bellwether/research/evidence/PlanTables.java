package bellwether.research.evidence;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of marked plans and of evidence; what the service made for all is no one's.
public final class PlanTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("plan_record", "id").where("owner = :owner and not house"),
                    OwnedTable.of("evidence", "owner", "scope", "member", "data_day"));

    private PlanTables() {}
}
