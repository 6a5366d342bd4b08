package bellwether.platform.jobs;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of jobs: what waits goes first, so that no worker keeps what it has in hand.
public final class JobTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("work_item", "id")
                            .where("job_id in (select id from job where owner = :owner)"),
                    OwnedTable.of("item_result", "job_id", "seq")
                            .where("job_id in (select id from job where owner = :owner)"),
                    OwnedTable.of("job", "id").by(100));

    private JobTables() {}
}
