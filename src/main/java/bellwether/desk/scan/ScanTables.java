package bellwether.desk.scan;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of scans. Detections are of shared prices.
public final class ScanTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("scan_pass", "id")
                            .where("scan in (select id from scan where owner = :owner)"),
                    OwnedTable.of("scan", "id").by(10));

    private ScanTables() {}
}
