package bellwether.research.learning;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The table of outcomes, and how far those of portfolios were taken in; outcomes of detections are
/// no one's.
public final class OutcomeTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("trade_outcome", "id"),
                    OwnedTable.of("label_portfolio", "portfolio")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"));

    private OutcomeTables() {}
}
