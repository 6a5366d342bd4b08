package bellwether.desk.alert.fire;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomeSignal;
import bellwether.research.learning.SignalSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Alerts on bars, for those who label what came of them.
public final class AlertSignalDao implements SignalSource {
    @Override
    public OutcomeOrigin origin() {
        return OutcomeOrigin.ALERT;
    }

    @Override
    public List<OutcomeSignal> after(Handle h, long number, long since, int limit) {
        return h.createQuery(
                        """
                        select id, created_at, owner, origin, subject, symbol, ticker, timeframe, bar_time from alert
                        where id > :number and kind = 'fired' and symbol is not null and ticker is not null
                          and timeframe is not null and bar_time >= :since and revised_at is null
                        order by id limit :limit
                        """)
                .bind("number", number)
                .bind("since", since)
                .bind("limit", limit)
                .map(AlertSignalDao::signal)
                .list();
    }

    private static OutcomeSignal signal(ResultSet row, StatementContext context)
            throws SQLException {
        long symbol = row.getLong("symbol");
        String ticker = row.getString("ticker");
        Timeframe timeframe = Timeframe.of(row.getString("timeframe")).orElseThrow();
        AlertSubject subject =
                new AlertSubject(
                        row.getString("subject"),
                        Optional.of(ticker),
                        Optional.of(symbol),
                        Optional.of(timeframe),
                        Optional.of(row.getLong("bar_time")));
        return new OutcomeSignal(
                row.getLong("id"),
                new AlertId(row.getLong("id")).toString(),
                row.getString("owner"),
                symbol,
                ticker,
                timeframe,
                subject.pattern().orElse(row.getString("origin")),
                subject.side(),
                row.getLong("bar_time"));
    }
}
