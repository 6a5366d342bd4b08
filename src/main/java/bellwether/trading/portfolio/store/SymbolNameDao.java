package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The tickers by which portfolios and strategies keep symbols.
public final class SymbolNameDao {
    /// Positions are made anew, for lots refer to them by their symbol.
    private static final List<String> RENAMES =
            List.of(
                    """
                    insert into position (portfolio, strategy, symbol, currency, average_value, average_costs,
                      realised_fifo, realised_average, borrowed_to)
                    select portfolio, strategy, :to, currency, average_value, average_costs,
                      realised_fifo, realised_average, borrowed_to
                    from position where symbol = :from
                    """,
                    "update lot set symbol = :to where symbol = :from",
                    "delete from position where symbol = :from",
                    """
                    update trade_order set symbol = :to,
                      asked = jsonb_set(asked, '{position,symbol}', to_jsonb(:to::text))
                    where symbol = :from
                    """,
                    "update trade_fill set symbol = :to where symbol = :from",
                    "update ledger set symbol = :to where symbol = :from",
                    "update trade_mark set symbol = :to where symbol = :from",
                    "update trade_action set symbol = :to where symbol = :from",
                    "update split_hold set symbol = :to where symbol = :from",
                    "update closed_lot set symbol = :to where symbol = :from",
                    "update valuation_lot set symbol = :to where symbol = :from",
                    "update rule_memory set symbol = :to where symbol = :from",
                    "update strategy_signal set symbol = :to where symbol = :from",
                    """
                    update strategy set symbols = array_replace(symbols, :from::text, :to::text)
                    where :from = any(symbols)
                    """);

    /// Where a symbol is in use.
    ///
    /// @param what such as open orders
    /// @param place the id of a portfolio or strategy
    public record Use(String symbol, String what, String place) {
        /// As in "open orders in pf_1".
        public String words() {
            return "%s in %s".formatted(what, place);
        }
    }

    /// Lets no account change until the transaction ends, nor a portfolio be made: whoever changes
    /// one locks its row first, and waits there. No such transaction locks a symbol, so that it may
    /// be locked before.
    public void lockAccounts(Handle h) {
        h.execute("lock table portfolio in exclusive mode");
    }

    /// The portfolios in which something is kept by a ticker.
    public List<String> portfolios(Handle h, String ticker) {
        return h.createQuery(
                        """
                        select portfolio from position where symbol = :ticker
                        union select portfolio from trade_order where symbol = :ticker
                        union select portfolio from trade_mark where symbol = :ticker
                        union select portfolio from trade_action where symbol = :ticker
                        union select portfolio from split_hold where symbol = :ticker
                        union select portfolio from strategy where :ticker = any(symbols)
                        order by portfolio
                        """)
                .bind("ticker", ticker)
                .map((row, _) -> new PortfolioId(row.getLong(1)).toString())
                .list();
    }

    /// Keeps all of a symbol by its new ticker.
    public void rename(Handle h, String from, String to) {
        for (String statement : RENAMES) {
            h.createUpdate(statement).bind("from", from).bind("to", to).execute();
        }
    }

    /// Where symbols are ordered, held, or watched by active rules.
    public List<Use> uses(Handle h, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select distinct symbol, 'open orders' as what, portfolio as place, false as strategy
                        from trade_order where state in ('accepted', 'working') and symbol = any(:tickers)
                        union
                        select symbol, 'positions', portfolio, false from lot where symbol = any(:tickers)
                        union
                        select symbol, 'active rules', id, true
                        from strategy, unnest(symbols) as symbol
                        where active and rules is not null and symbol = any(:tickers)
                        order by symbol, strategy, place, what
                        """)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Use(
                                row.getString("symbol"),
                                row.getString("what"),
                                row.getBoolean("strategy")
                                        ? new StrategyId(row.getLong("place")).toString()
                                        : new PortfolioId(row.getLong("place")).toString()))
                .list();
    }

    /// Forgets last prices and what rules remember: a symbol that is stored anew begins anew.
    public void forget(Handle h, Collection<String> tickers) {
        for (String table : List.of("trade_mark", "rule_memory")) {
            h.createUpdate("delete from %s where symbol = any(:tickers)".formatted(table))
                    .bindArray("tickers", String.class, List.copyOf(tickers))
                    .execute();
        }
    }
}
