package bellwether.trading.portfolio.store;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of portfolios. A portfolio goes whole, so that nothing sees half an account.
public final class PortfolioTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("trade_order", "portfolio", "sequence")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("order_note", "portfolio", "sequence", "n")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("order_cancel", "portfolio", "sequence")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("order_key", "owner", "key").goingWith("portfolio"),
                    OwnedTable.of("trade_fill", "portfolio", "order_id", "n")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("position", "portfolio", "strategy", "symbol")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("lot", "portfolio", "strategy", "symbol", "n")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("closed_lot", "portfolio", "n")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("cash", "portfolio", "currency")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("ledger", "portfolio", "seq")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("transfer_value", "portfolio", "seq")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("trade_mark", "portfolio", "symbol")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("trade_rate", "portfolio", "currency")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("trade_action", "portfolio", "symbol", "kind", "ex_date")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("split_hold", "portfolio", "symbol", "date")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("risk_equity", "portfolio", "day")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("risk_halt", "id")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("trade_check", "id").goingWith("portfolio"),
                    OwnedTable.of("valuation", "portfolio", "day")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of(
                                    "valuation_lot",
                                    "portfolio",
                                    "day",
                                    "strategy",
                                    "symbol",
                                    "order_id")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("trade_forward", "id")
                            .where("portfolio in (select id from portfolio where owner = :owner)")
                            .goingWith("portfolio"),
                    OwnedTable.of("portfolio", "id").by(1));

    private PortfolioTables() {}
}
