package bellwether.trading.strategy;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of strategies; they go with their portfolios, but for their marks.
public final class StrategyTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("strategy_mark", "strategy", "minute")
                            .where(
                                    "strategy in (select s.id from strategy s join portfolio p on"
                                            + " p.id = s.portfolio where p.owner = :owner)"),
                    OwnedTable.of("rule_memory", "strategy", "symbol")
                            .where(
                                    "strategy in (select s.id from strategy s join portfolio p on"
                                            + " p.id = s.portfolio where p.owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("strategy_signal", "id")
                            .where(
                                    "strategy in (select s.id from strategy s join portfolio p on"
                                            + " p.id = s.portfolio where p.owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("strategy", "id")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"));

    private StrategyTables() {}
}
