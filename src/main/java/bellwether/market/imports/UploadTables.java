package bellwether.market.imports;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of uploads. The prices that came by them are shared.
public final class UploadTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("upload_part", "upload_id", "place")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload_step", "upload_id", "number")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload_file", "upload_id", "place")
                            .where("upload_id in (select id from upload where owner = :owner)")
                            .goingWith("upload"),
                    OwnedTable.of("upload", "id").by(10));

    private UploadTables() {}
}
