package bellwether.desk.alert.fire;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.db.Unnest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Adds alerts, many at once.
final class NewAlertDao {
    /// What makes an alert one of a kind.
    record Sameness(String origin, String subject, String occasion) {
        static Sameness of(NewAlert alert) {
            return new Sameness(alert.origin(), alert.subject().key(), alert.occasion());
        }
    }

    /// The ids of those that were not kept before.
    Map<Sameness, AlertId> insert(Handle h, List<NewAlert> all, Instant now) {
        return Unnest.of(all)
                .texts("owners", NewAlert::owner)
                .texts("origins", NewAlert::origin)
                .texts("kinds", alert -> alert.kind().word())
                .texts("subjects", alert -> alert.subject().key())
                .texts("occasions", NewAlert::occasion)
                .texts("tickers", alert -> alert.subject().ticker().orElse(null))
                .texts("symbols", alert -> text(alert.subject().symbol()))
                .texts(
                        "timeframes",
                        alert -> alert.subject().timeframe().map(Timeframe::code).orElse(null))
                .texts("barTimes", alert -> text(alert.subject().barTime()))
                .texts("happened", alert -> alert.happenedAt().toString())
                .texts("titles", NewAlert::title)
                .texts("facts", alert -> Json.write(alert.facts()))
                .texts("priorities", alert -> alert.priority().word())
                .ints("late", alert -> alert.late() ? 1 : 0)
                .bind(
                        h.createQuery(
                                """
                                insert into alert (owner, origin, kind, subject, occasion, ticker, symbol, timeframe, bar_time,
                                  happened_at, created_at, changed_at, title, facts, priority, late)
                                select owner, origin, kind, subject, occasion, ticker, cast(symbol as bigint), timeframe,
                                  cast(bar_time as bigint), cast(happened_at as timestamptz), :now, :now, title, facts, priority,
                                  late = 1
                                from unnest(:owners, :origins, :kinds, :subjects, :occasions, :tickers, :symbols, :timeframes,
                                    :barTimes, :happened, :titles, :facts, :priorities, :late) with ordinality
                                  as given (owner, origin, kind, subject, occasion, ticker, symbol, timeframe, bar_time,
                                    happened_at, title, facts, priority, late, place)
                                order by place
                                on conflict (origin, subject, occasion) do nothing
                                returning id, origin, subject, occasion
                                """))
                .bind("now", Timestamp.from(now))
                .reduceRows(
                        new HashMap<>(),
                        (kept, row) -> {
                            kept.put(
                                    new Sameness(
                                            row.getColumn("origin", String.class),
                                            row.getColumn("subject", String.class),
                                            row.getColumn("occasion", String.class)),
                                    new AlertId(row.getColumn("id", Long.class)));
                            return kept;
                        });
    }

    private static @Nullable String text(Optional<Long> number) {
        return number.map(String::valueOf).orElse(null);
    }

    /// How often an alert was sent, and what held it.
    record SentCount(AlertId id, int sent, String heldBy) {
        private long number() {
            return id.number();
        }
    }

    /// Notes how often they were sent, beside what was noted before.
    void noteSent(Handle h, List<SentCount> all) {
        if (all.isEmpty()) {
            return;
        }
        Unnest.of(all)
                .longs("ids", SentCount::number)
                .ints("sent", SentCount::sent)
                .texts("heldBy", SentCount::heldBy)
                .bind(
                        h.createUpdate(
                                """
                                update alert set told = told + given.sent, held_by = given.held_by
                                from unnest(:ids, :sent, :heldBy) as given (id, sent, held_by)
                                where alert.id = given.id
                                """))
                .execute();
    }
}
