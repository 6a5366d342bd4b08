package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of sweeps, their clocks, and requests for them.
final class SweepDao {
    /// A sweep.
    ///
    /// @param symbols whose new bars it walks
    record Sweep(UUID job, Timeframe timeframe, Instant slot, int symbols, Instant madeAt) {}

    /// The database's clock.
    long now(Handle h) {
        return h.createQuery("select extract(epoch from clock_timestamp())::bigint")
                .mapTo(Long.class)
                .one();
    }

    /// Timeframes for which a sweep was asked for, or of which the slot of parts has begun.
    Set<Timeframe> due(Handle h, Collection<Timeframe> known, int everySeconds) {
        return h
                .createQuery(
                        """
                        select timeframe from unnest(:known) as known (timeframe)
                        where timeframe not in (
                            select timeframe from sweep_clock
                            where last_slot >= floor(extract(epoch from clock_timestamp()) / :every)
                          )
                          or timeframe in (select timeframe from sweep_request)
                        """)
                .bindArray("known", String.class, known.stream().map(Timeframe::code).toList())
                .bind("every", everySeconds)
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(code -> Timeframe.of(code).stream())
                .collect(Collectors.toSet());
    }

    /// The clock of a timeframe.
    ///
    /// @param lastSlot of its parts
    /// @param rounds how often something was due before
    record Clock(long lastSlot, long rounds) {}

    /// The clock of a timeframe, locked from now on; nothing while someone else holds it.
    Optional<Clock> lock(Handle h, Timeframe timeframe) {
        h.createUpdate(
                        "insert into sweep_clock (timeframe, last_slot) values (:timeframe, -1) on conflict do nothing")
                .bind("timeframe", timeframe.code())
                .execute();
        return h.createQuery(
                        "select last_slot, rounds from sweep_clock where timeframe = :timeframe for update skip locked")
                .bind("timeframe", timeframe.code())
                .map((row, _) -> new Clock(row.getLong(1), row.getLong(2)))
                .findOne();
    }

    void passed(Handle h, Timeframe timeframe, long slot) {
        h.createUpdate(
                        "update sweep_clock set last_slot = :slot, rounds = rounds + 1 where timeframe = :timeframe")
                .bind("timeframe", timeframe.code())
                .bind("slot", slot)
                .execute();
    }

    /// What is stored of a timeframe.
    ///
    /// @param changes a number that moves whenever bars are stored, by whomever
    /// @param requested what it was at the newest request for a sweep
    record StoredBars(BigDecimal changes, BigDecimal requested) {
        boolean isNew() {
            return changes.compareTo(requested) != 0;
        }
    }

    /// What is stored, by the codes of timeframes.
    Map<String, StoredBars> stored(Handle h) {
        Map<String, StoredBars> stored = new HashMap<>();
        h.createQuery(
                        """
                        select counted.timeframe, counted.changes, coalesce(sweep_clock.stored, 0)
                        from (
                          select timeframe, sum(changed) as changes from series group by timeframe
                        ) as counted
                        left join sweep_clock on sweep_clock.timeframe = counted.timeframe
                        """)
                .map((row, _) ->
                        Map.entry(
                                row.getString(1),
                                new StoredBars(row.getBigDecimal(2), row.getBigDecimal(3))))
                .forEach(one -> stored.put(one.getKey(), one.getValue()));
        return stored;
    }

    /// Asks for a sweep of a timeframe, if none was asked for since its bars were stored.
    void requestFor(Handle h, Timeframe timeframe, StoredBars bars) {
        h.createUpdate(
                        """
                        with moved as (
                          insert into sweep_clock (timeframe, last_slot, stored)
                          values (:timeframe, -1, :stored)
                          on conflict (timeframe) do update set stored = excluded.stored
                          where sweep_clock.stored <> excluded.stored
                          returning timeframe
                        )
                        insert into sweep_request (timeframe) select timeframe from moved
                        """)
                .bind("timeframe", timeframe.code())
                .bind("stored", bars.changes())
                .execute();
    }

    /// Notes that what is stored now needs no further request.
    void noteStored(Handle h, Timeframe timeframe) {
        h.createUpdate(
                        """
                        update sweep_clock set stored = (
                          select coalesce(sum(changed), 0) from series where timeframe = :timeframe)
                        where timeframe = :timeframe
                        """)
                .bind("timeframe", timeframe.code())
                .execute();
    }

    /// Takes the requests for sweeps of a timeframe.
    ///
    /// @return the newest of them
    Optional<Long> takeRequests(Handle h, Timeframe timeframe) {
        return h
                .createQuery("delete from sweep_request where timeframe = :timeframe returning id")
                .bind("timeframe", timeframe.code())
                .mapTo(Long.class)
                .list()
                .stream()
                .max(Long::compareTo);
    }

    void request(Handle h, Collection<Timeframe> timeframes) {
        h.createUpdate("insert into sweep_request (timeframe) select unnest(:timeframes)")
                .bindArray(
                        "timeframes",
                        String.class,
                        timeframes.stream().map(Timeframe::code).toList())
                .execute();
    }

    /// Those that have not ended.
    List<Sweep> running(Handle h) {
        return h.createQuery(
                        "select job, timeframe, slot, symbols, made_at from sweep where ended_at is null order by made_at")
                .map((row, _) ->
                        new Sweep(
                                row.getObject(1, UUID.class),
                                Timeframe.of(row.getString(2)).orElseThrow(),
                                row.getTimestamp(3).toInstant(),
                                row.getInt(4),
                                row.getTimestamp(5).toInstant()))
                .list();
    }

    /// Notes a sweep whose job was made.
    void begin(Handle h, Sweep sweep) {
        h.createUpdate(
                        "insert into sweep (job, timeframe, slot, symbols) values (:job, :timeframe, :slot, :symbols)")
                .bind("job", sweep.job())
                .bind("timeframe", sweep.timeframe().code())
                .bind("slot", Timestamp.from(sweep.slot()))
                .bind("symbols", sweep.symbols())
                .execute();
    }

    void end(Handle h, UUID job) {
        h.createUpdate(
                        "update sweep set ended_at = clock_timestamp() where job = :job and ended_at is null")
                .bind("job", job)
                .execute();
    }

    int retire(Handle h, Duration kept) {
        return h.createUpdate(
                        "delete from sweep where ended_at < now() - make_interval(secs => :kept)")
                .bind("kept", (double) kept.toSeconds())
                .execute();
    }
}
