package bellwether.desk.alert.fire;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What sweeps over bars change of alerts that were made before: what followed, and whether
/// corrected bars still give them.
public final class AlertSweepDao {
    /// An alert on a bar of which not all is known that followed.
    public record Pending(long id, long symbol, long barTime) {}

    /// What followed an alert so far, in percent.
    public record Following(
            long id, @Nullable Double after1, @Nullable Double after5, @Nullable Double after20) {}

    /// Bars that were walked again, and on which of them a rule fires now.
    ///
    /// @param from the time of the first
    /// @param before the time of the first that was not
    public record Rewalk(String origin, String subject, long from, long before, List<Long> fires) {
        public Rewalk {
            fires = List.copyOf(fires);
        }
    }

    /// Those of symbols by their present tickers.
    public List<Pending> pending(Handle h, Collection<String> tickers, Timeframe timeframe) {
        return h.createQuery(
                        """
                        select a.id, a.symbol, a.bar_time
                        from alert a join symbol s on s.id = a.symbol
                        where s.ticker = any(:tickers) and a.timeframe = :timeframe and a.after_20 is null
                          and a.bar_time is not null
                        """)
                .bind("tickers", tickers.toArray(String[]::new))
                .bind("timeframe", timeframe.code())
                .map((row, _) ->
                        new Pending(
                                row.getLong("id"), row.getLong("symbol"), row.getLong("bar_time")))
                .list();
    }

    public void followed(Handle h, Collection<Following> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Unnest.of(rows)
                .longs("ids", Following::id)
                .doubles("ones", Following::after1)
                .doubles("fives", Following::after5)
                .doubles("twenties", Following::after20)
                .bind(
                        h.createUpdate(
                                """
                                update alert set after_1 = given.one, after_5 = given.five, after_20 = given.twenty
                                from unnest(:ids, :ones, :fives, :twenties) as given (id, one, five, twenty)
                                where alert.id = given.id
                                """))
                .execute();
    }

    /// Marks what corrected bars no longer give, and unmarks what they give again.
    public void revise(Handle h, Rewalk walked, Instant now) {
        h.createUpdate(
                        """
                        update alert set revised_at = case when bar_time = any(:fires) then null else cast(:now as timestamptz) end
                        where origin = :origin and subject = :subject and kind = 'fired'
                          and bar_time >= :from and bar_time < :before
                          and (revised_at is null) <> (bar_time = any(:fires))
                        """)
                .bind("origin", walked.origin())
                .bind("subject", walked.subject())
                .bind("from", walked.from())
                .bind("before", walked.before())
                .bind("fires", walked.fires().toArray(Long[]::new))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// How many subjects have an alert of an occasion.
    public int count(Handle h, String origin, String occasion) {
        return h.createQuery(
                        "select count(*) from alert where origin = :origin and occasion = :occasion")
                .bind("origin", origin)
                .bind("occasion", occasion)
                .mapTo(Integer.class)
                .one();
    }
}
