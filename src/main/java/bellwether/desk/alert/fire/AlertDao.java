package bellwether.desk.alert.fire;

import bellwether.desk.alert.NotificationPriority;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of alerts.
final class AlertDao {
    private static final String SELECT =
            """
            select id, owner, origin, kind, subject, occasion, ticker, symbol, timeframe, bar_time, happened_at,
              created_at, title, facts, priority, late, told, held_by, state, snoozed_until, changed_at, revised_at,
              order_for, order_id, after_1, after_5, after_20
            from alert
            """;

    /// Those of these ids, the oldest first.
    List<FiredAlert> find(Handle h, List<AlertId> ids) {
        return ids.isEmpty()
                ? List.of()
                : h.createQuery(SELECT + "where id = any(:ids) order by id")
                        .bind("ids", ids.stream().map(AlertId::number).toArray(Long[]::new))
                        .map(AlertDao::row)
                        .list();
    }

    Optional<FiredAlert> find(Handle h, String owner, AlertId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(AlertDao::row)
                .findOne();
    }

    /// The newest first.
    List<FiredAlert> list(Handle h, String owner, AlertQuery query, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where owner = :owner and id < :before
                                  and (cardinality(:states) = 0 or state = any(:states))
                                  and (cast(:kind as text) is null or kind = :kind)
                                  and (cast(:origin as text) is null or origin = :origin)
                                  and (cast(:ticker as text) is null or ticker = :ticker)
                                  and (cast(:since as timestamptz) is null or happened_at >= :since)
                                order by id desc limit :limit
                                """)
                .bind("owner", owner)
                .bind("before", query.before())
                .bind(
                        "states",
                        query.states().stream().map(AlertState::word).toArray(String[]::new))
                .bind("kind", query.kind().map(AlertKind::word).orElse(null))
                .bind("origin", query.origin().orElse(null))
                .bind("ticker", query.ticker().orElse(null))
                .bind("since", query.since().map(Timestamp::from).orElse(null))
                .bind("limit", limit)
                .map(AlertDao::row)
                .list();
    }

    /// Whether it was in one of these states and is now in another.
    boolean move(Handle h, AlertId id, Set<AlertState> from, AlertState to, Instant now) {
        return h.createUpdate(
                                """
                                update alert set state = :to, changed_at = :now
                                where id = :id and state = any(:from)
                                """)
                        .bind("id", id.number())
                        .bind("to", to.word())
                        .bind("now", Timestamp.from(now))
                        .bind("from", from.stream().map(AlertState::word).toArray(String[]::new))
                        .execute()
                == 1;
    }

    /// Whether it was open.
    boolean snooze(Handle h, AlertId id, Instant now, Duration span) {
        return h.createUpdate(
                                """
                                update alert set before_snooze = state, state = 'snoozed', snoozed_until = :until,
                                  changed_at = :now
                                where id = :id and state in ('new', 'acknowledged')
                                """)
                        .bind("id", id.number())
                        .bind("until", Timestamp.from(now.plus(span)))
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// Whose snoozes are over.
    List<String> owners(Handle h, Instant now, int most) {
        return h.createQuery(
                        """
                        select distinct owner from (
                          select owner from alert where state = 'snoozed' and snoozed_until <= :now
                          order by snoozed_until, id limit :most) as due
                        order by owner
                        """)
                .bind("now", Timestamp.from(now))
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /// Those whose snooze is over become as they were; those that others wake are left to them.
    ///
    /// @param owners only theirs
    List<FiredAlert> wake(Handle h, Collection<String> owners, Instant now, int most) {
        return h.createQuery(
                        """
                        with woken as (
                          select id from alert where state = 'snoozed' and snoozed_until <= :now
                            and owner = any(:owners)
                          order by id limit :most for no key update skip locked)
                        update alert set state = before_snooze, before_snooze = null, snoozed_until = null,
                          changed_at = :now
                        from woken where alert.id = woken.id
                        returning alert.*
                        """)
                .bind("owners", owners.toArray(String[]::new))
                .bind("now", Timestamp.from(now))
                .bind("most", most)
                .map(AlertDao::row)
                .list();
    }

    /// Those of an origin that are new are acknowledged.
    List<FiredAlert> acknowledge(Handle h, String owner, String origin, Instant now) {
        return h.createQuery(
                        """
                        with fresh as (
                          select id from alert where owner = :owner and origin = :origin and state = 'new'
                          order by id for no key update)
                        update alert set state = 'acknowledged', changed_at = :now
                        from fresh where alert.id = fresh.id
                        returning alert.*
                        """)
                .bind("owner", owner)
                .bind("origin", origin)
                .bind("now", Timestamp.from(now))
                .map(AlertDao::row)
                .list();
    }

    /// Whether it was open, or accepted with an order for that portfolio that was never placed.
    boolean wantOrder(Handle h, AlertId id, String portfolio, Instant now) {
        return h.createUpdate(
                                """
                                update alert set state = 'accepted', order_for = :portfolio, changed_at = :now,
                                  before_order = case when state = 'accepted' then before_order else state end
                                where id = :id and (state in ('new', 'acknowledged')
                                  or (state = 'accepted' and order_for = :portfolio and order_id is null))
                                """)
                        .bind("id", id.number())
                        .bind("portfolio", portfolio)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    void ordered(Handle h, AlertId id, String order) {
        h.createUpdate(
                        "update alert set order_id = :order, state = 'accepted', before_order = null where id = :id")
                .bind("id", id.number())
                .bind("order", order)
                .execute();
    }

    /// An order was refused: it is as it was before one was first asked for.
    void unwantOrder(Handle h, AlertId id) {
        h.createUpdate(
                        """
                        update alert set state = coalesce(before_order, 'new'), before_order = null, order_for = null
                        where id = :id and state = 'accepted' and order_id is null
                        """)
                .bind("id", id.number())
                .execute();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static @Nullable Long whole(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static FiredAlert row(ResultSet row, StatementContext context) throws SQLException {
        return new FiredAlert(
                new AlertId(row.getLong("id")),
                new NewAlert(
                        row.getString("owner"),
                        row.getString("origin"),
                        AlertKind.of(row.getString("kind")),
                        new AlertSubject(
                                row.getString("subject"),
                                Optional.ofNullable(row.getString("ticker")),
                                Optional.ofNullable(whole(row, "symbol")),
                                Optional.ofNullable(row.getString("timeframe"))
                                        .flatMap(Timeframe::of),
                                Optional.ofNullable(whole(row, "bar_time"))),
                        row.getString("occasion"),
                        row.getTimestamp("happened_at").toInstant(),
                        row.getString("title"),
                        Json.stored(row.getString("facts"), AlertFacts.class),
                        NotificationPriority.of(row.getString("priority")),
                        row.getBoolean("late")),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("told"),
                row.getString("held_by"),
                new FiredAlert.Handling(
                        AlertState.of(row.getString("state")),
                        moment(row, "snoozed_until"),
                        row.getTimestamp("changed_at").toInstant(),
                        Optional.ofNullable(row.getString("order_for")),
                        Optional.ofNullable(row.getString("order_id"))),
                moment(row, "revised_at"),
                new FiredAlert.Followed(
                        number(row, "after_1"), number(row, "after_5"), number(row, "after_20")));
    }
}
