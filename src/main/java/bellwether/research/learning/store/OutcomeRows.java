package bellwether.research.learning.store;

import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.trading.execution.OrderSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads rows of outcomes.
final class OutcomeRows {
    static final String COLUMNS =
            """
            o.id, o.owner, o.origin, o.ref, o.policy, o.symbol, o.ticker, o.timeframe, o.name, o.side, o.known_at,
              o.state, o.why, o.entry, o.stop, o.target, o.exit, o.quantity, o.entered_at, o.exited_at, o.costs, o.net,
              o.r, o.mae, o.mfe, o.pnl, o.stated_pnl, o.notes, o.created_at, o.labelled_at, o.revised_at
            """;

    /// Whether an outcome is of the symbol that a ticker names now, or named where it names none
    /// now; where no symbol was stored, whether it was stated under this ticker.
    static final String OF_TICKER =
            """
            case when o.symbol is null then o.ticker = :ticker
              else o.symbol = coalesce(
                (select id from symbol where ticker = :ticker),
                (select symbol_id from symbol_alias where ticker = :ticker)) end
            """;

    private OutcomeRows() {}

    static Outcome row(ResultSet row, StatementContext context) throws SQLException {
        return new Outcome(
                row.getLong("id"),
                new OutcomeKey(
                        row.getString("owner"),
                        word(row, "origin", OutcomeOrigin.class),
                        row.getString("ref"),
                        word(row, "policy", OutcomePolicy.class)),
                subject(row),
                word(row, "state", OutcomeState.class),
                row.getString("why"),
                prices(row),
                result(row),
                List.of((String[]) row.getArray("notes").getArray()),
                row.getTimestamp("created_at").toInstant(),
                moment(row, "labelled_at"),
                moment(row, "revised_at"));
    }

    private static OutcomeSubject subject(ResultSet row) throws SQLException {
        String side = row.getString("side");
        return new OutcomeSubject(
                row.getObject("symbol", Long.class),
                row.getString("ticker"),
                row.getString("timeframe"),
                row.getString("name"),
                side == null ? null : word(row, "side", OrderSide.class),
                row.getTimestamp("known_at").toInstant());
    }

    private static OutcomePrices prices(ResultSet row) throws SQLException {
        return new OutcomePrices(
                row.getBigDecimal("entry"),
                row.getBigDecimal("stop"),
                row.getBigDecimal("target"),
                row.getBigDecimal("exit"),
                row.getBigDecimal("quantity"),
                moment(row, "entered_at"),
                moment(row, "exited_at"));
    }

    private static OutcomeResult result(ResultSet row) throws SQLException {
        return new OutcomeResult(
                row.getObject("costs", Double.class),
                row.getObject("net", Double.class),
                row.getObject("r", Double.class),
                row.getObject("mae", Double.class),
                row.getObject("mfe", Double.class),
                row.getBigDecimal("pnl"),
                row.getBigDecimal("stated_pnl"));
    }

    static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
