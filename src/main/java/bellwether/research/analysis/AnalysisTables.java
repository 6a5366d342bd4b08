package bellwether.research.analysis;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of analyses and profiles.
public final class AnalysisTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("relative_strength", "job_id", "seq")
                            .where(
                                    "job_id in (select job_id from analysis where owner = :owner"
                                            + " union select id from job where owner = :owner)"),
                    OwnedTable.of("analysis", "job_id", "seq"),
                    OwnedTable.of("profile", "id"));

    private AnalysisTables() {}
}
