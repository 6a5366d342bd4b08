package bellwether.desk.journal;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of the journal and of what was reached.
public final class JournalTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("journal_version", "entry", "version")
                            .where("entry in (select id from journal_entry where owner = :owner)")
                            .goingWith("journal_entry"),
                    OwnedTable.of("journal_entry", "id"),
                    OwnedTable.of("achievement", "owner", "name"),
                    OwnedTable.of("limit_session", "portfolio", "day")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"));

    private JournalTables() {}
}
