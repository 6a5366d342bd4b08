package bellwether.desk.report;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The table of shared pages.
public final class ShareTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED = List.of(OwnedTable.of("share", "id").by(10));

    private ShareTables() {}
}
