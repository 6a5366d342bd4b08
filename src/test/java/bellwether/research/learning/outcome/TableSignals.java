package bellwether.research.learning.outcome;

import bellwether.market.symbols.Timeframe;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomeSignal;
import bellwether.research.learning.SignalSource;
import bellwether.trading.execution.OrderSide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Signals in a table of the test, as alerts of one owner.
final class TableSignals implements SignalSource {
    static final String TABLE =
            """
            create table test_signal (
              id bigint generated always as identity primary key, ticker text not null, name text not null, side text, bar bigint not null)
            """;

    @Override
    public OutcomeOrigin origin() {
        return OutcomeOrigin.ALERT;
    }

    @Override
    public List<OutcomeSignal> after(Handle h, long number, long since, int limit) {
        return h.createQuery(
                        """
                        select s.id, symbol.id as symbol, s.ticker, s.name, s.side, s.bar
                        from test_signal s join symbol on symbol.ticker = s.ticker
                        where s.id > :number and s.bar >= :since order by s.id limit :limit
                        """)
                .bind("number", number)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, _) ->
                        new OutcomeSignal(
                                row.getLong("id"),
                                "al_" + row.getLong("id"),
                                "ann",
                                row.getLong("symbol"),
                                row.getString("ticker"),
                                Timeframe.DAY,
                                row.getString("name"),
                                Optional.ofNullable(row.getString("side"))
                                        .map(side ->
                                                OrderSide.valueOf(side.toUpperCase(Locale.ROOT))),
                                row.getLong("bar")))
                .list();
    }
}
