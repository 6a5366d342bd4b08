package bellwether.desk.scan.detection;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomeSignal;
import bellwether.research.learning.SignalSource;
import bellwether.trading.execution.OrderSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Detections, for those who label what came of them. They belong to no one.
public final class DetectionSignalDao implements SignalSource {
    @Override
    public OutcomeOrigin origin() {
        return OutcomeOrigin.DETECTION;
    }

    @Override
    public List<OutcomeSignal> after(Handle h, long number, long since, int limit) {
        return h.createQuery(
                        """
                        select d.id, d.symbol_id, symbol.ticker, d.timeframe, d.bar, d.name, d.direction
                        from detection d join symbol on symbol.id = d.symbol_id
                        where d.id > :number and d.bar >= to_timestamp(:since) and d.revised_at is null
                        order by d.id limit :limit
                        """)
                .bind("number", number)
                .bind("since", since)
                .bind("limit", limit)
                .map(DetectionSignalDao::signal)
                .list();
    }

    private static OutcomeSignal signal(ResultSet row, StatementContext context)
            throws SQLException {
        return new OutcomeSignal(
                row.getLong("id"),
                String.valueOf(row.getLong("id")),
                OutcomeKey.NO_OWNER,
                row.getLong("symbol_id"),
                row.getString("ticker"),
                Timeframe.of(row.getString("timeframe")).orElseThrow(),
                row.getString("name"),
                Optional.of(row.getInt("direction") > 0 ? OrderSide.BUY : OrderSide.SELL),
                row.getTimestamp("bar").toInstant().getEpochSecond());
    }
}
