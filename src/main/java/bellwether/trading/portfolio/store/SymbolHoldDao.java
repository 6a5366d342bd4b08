package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.SymbolHold;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When symbols of a portfolio were held.
public final class SymbolHoldDao {
    /// The oldest first.
    public List<SymbolHold> list(Handle h, PortfolioId portfolio) {
        return h.createQuery(
                        """
                        select symbol, date, held_at, decided_at from split_hold
                        where portfolio = :id order by held_at, symbol
                        """)
                .bind("id", portfolio.number())
                .map((row, _) ->
                        new SymbolHold(
                                row.getString("symbol"),
                                row.getObject("date", LocalDate.class),
                                row.getTimestamp("held_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("decided_at"))
                                        .map(Timestamp::toInstant)))
                .list();
    }
}
