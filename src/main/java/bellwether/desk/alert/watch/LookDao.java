package bellwether.desk.alert.watch;

import bellwether.market.symbols.Timeframe;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The rows that looks share: who looks, when bars came last, and which silences of bars alerts
/// were made of.
final class LookDao {
    /// A symbol and the newest bar that is stored of it.
    ///
    /// @param symbol empty where none of this ticker is stored
    /// @param last when it began, in seconds of the epoch; empty where there is none
    record NewestBar(Optional<Long> symbol, String ticker, Optional<Long> last) {}

    /// Whether this process may look now: at most one does in a while.
    boolean claim(Handle h, String name, Instant now, Duration pause) {
        return h.createUpdate(
                                """
                                insert into rule_look as looked (name, begun_at) values (:name, :now)
                                on conflict (name) do update set begun_at = :now
                                  where looked.begun_at <= :before or looked.begun_at > :ahead
                                """)
                        .bind("name", name)
                        .bind("now", Timestamp.from(now))
                        .bind("before", Timestamp.from(now.minus(pause)))
                        .bind("ahead", Timestamp.from(now.plus(pause)))
                        .execute()
                == 1;
    }

    /// Of each of these, by their present tickers.
    List<NewestBar> newest(Handle h, Collection<String> tickers, Timeframe timeframe) {
        return h.createQuery(
                        """
                        select wanted.ticker, symbol.id, series.last_ts
                        from unnest(:tickers) as wanted (ticker)
                          left join symbol on symbol.ticker = wanted.ticker
                          left join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
                        order by wanted.ticker
                        """)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .bind("timeframe", timeframe.code())
                .map((row, _) ->
                        new NewestBar(
                                Optional.ofNullable(row.getObject("id", Long.class)),
                                row.getString("ticker"),
                                Optional.ofNullable(row.getObject("last_ts", Long.class))))
                .list();
    }

    /// The occasions, by subject, of alerts that bars stopped coming or came again.
    Map<String, Set<String>> silences(Handle h, String origin) {
        return h.createQuery(
                        """
                        select subject, occasion from alert
                        where origin = :origin and kind in ('unknown', 'known')
                          and (occasion like 'silent:%' or occasion like 'heard:%')
                        """)
                .bind("origin", origin)
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.computeIfAbsent(
                                            row.getColumn("subject", String.class),
                                            _ -> new HashSet<>())
                                    .add(row.getColumn("occasion", String.class));
                            return all;
                        });
    }
}
