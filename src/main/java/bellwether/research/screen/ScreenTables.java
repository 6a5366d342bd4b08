package bellwether.research.screen;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of screens. Sheets are of shared prices.
public final class ScreenTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("screen_row", "job", "symbol")
                            .where("job in (select id from job where owner = :owner)"),
                    OwnedTable.of("screen_span", "id")
                            .where("screen in (select id from screen where owner = :owner)"),
                    OwnedTable.of("screen", "id"));

    private ScreenTables() {}
}
