package bellwether.desk.alert.fire;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// What sweeps over bars change of alerts that were made before: what followed, and whether
/// corrected bars still give them.
public final class AlertSweepDao {
    /// What followed an alert is measured for the time of so many bars, and this long beside.
    private static final Duration MEASURED = Duration.ofDays(180);

    private static final long BARS_MEASURED = 60;

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

        private Stream<RewalkFire> fired() {
            return fires.stream().map(time -> new RewalkFire(origin, subject, time));
        }
    }

    private record RewalkFire(String origin, String subject, long time) {}

    /// The ids of symbols by their present tickers.
    public Map<String, Long> ids(Handle h, Collection<String> tickers) {
        return h.createQuery("select ticker, id from symbol where ticker = any(:tickers)")
                .bind("tickers", tickers.toArray(String[]::new))
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(
                                    row.getColumn("ticker", String.class),
                                    row.getColumn("id", Long.class));
                            return all;
                        });
    }

    /// Those of symbols, unless their bar is so long ago that what followed is not measured any
    /// more: it is gone, or so few followed that they say little.
    public List<Pending> pending(
            Handle h, Collection<Long> symbols, Timeframe timeframe, Instant now) {
        return h.createQuery(
                        """
                        select id, symbol, bar_time from alert
                        where symbol = any(:symbols) and timeframe = :timeframe and after_20 is null
                          and bar_time >= :since
                        """)
                .bind("symbols", symbols.toArray(Long[]::new))
                .bind("timeframe", timeframe.code())
                .bind(
                        "since",
                        now.minus(MEASURED).getEpochSecond() - BARS_MEASURED * timeframe.seconds())
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
                                with given as (
                                  select given.* from unnest(:ids, :ones, :fives, :twenties) as given (id, one, five, twenty)
                                    join alert on alert.id = given.id
                                  where (alert.after_1, alert.after_5, alert.after_20)
                                    is distinct from (given.one, given.five, given.twenty)
                                  order by given.id for no key update of alert)
                                update alert set after_1 = given.one, after_5 = given.five, after_20 = given.twenty
                                from given where alert.id = given.id
                                """))
                .execute();
    }

    /// Marks what corrected bars no longer give, and unmarks what they give again.
    public void revise(Handle h, Collection<Rewalk> rewalks, Instant now) {
        if (rewalks.isEmpty()) {
            return;
        }
        Update update =
                h.createUpdate(
                        """
                        with fired as (
                          select * from unnest(:firedOrigins, :firedSubjects, :firedTimes) as fired (origin, subject, bar_time)),
                        judged as (
                          select alert.id, fired.bar_time is not null as stands
                          from unnest(:origins, :subjects, :froms, :befores) as walked (origin, subject, first, before)
                            join alert on alert.origin = walked.origin and alert.subject = walked.subject
                              and alert.kind = 'fired'
                              and alert.bar_time >= walked.first and alert.bar_time < walked.before
                            left join fired on fired.origin = alert.origin and fired.subject = alert.subject
                              and fired.bar_time = alert.bar_time
                          where (alert.revised_at is null) <> (fired.bar_time is not null)
                          order by alert.id for no key update of alert)
                        update alert set revised_at = case when judged.stands then null else cast(:now as timestamptz) end
                        from judged where alert.id = judged.id
                        """);
        Unnest.of(rewalks)
                .texts("origins", Rewalk::origin)
                .texts("subjects", Rewalk::subject)
                .longs("froms", Rewalk::from)
                .longs("befores", Rewalk::before)
                .bind(update);
        Unnest.of(rewalks.stream().flatMap(Rewalk::fired).toList())
                .texts("firedOrigins", RewalkFire::origin)
                .texts("firedSubjects", RewalkFire::subject)
                .longs("firedTimes", RewalkFire::time)
                .bind(update)
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
