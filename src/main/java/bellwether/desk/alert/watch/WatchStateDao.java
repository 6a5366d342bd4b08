package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRuleId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of what rules without bars have seen.
final class WatchStateDao {
    Optional<WatchState> find(Handle h, AlertRuleId rule, String subject) {
        return h.createQuery(
                        """
                        select armed_at, held, edges, true_price, unknown_looks, version
                        from watch_state where rule = :rule and subject = :subject
                        """)
                .bind("rule", rule.number())
                .bind("subject", subject)
                .map((row, _) ->
                        new WatchState(
                                row.getTimestamp("armed_at").toInstant(),
                                flag(row, "held"),
                                row.getInt("edges"),
                                number(row, "true_price"),
                                row.getInt("unknown_looks"),
                                row.getInt("version")))
                .findOne();
    }

    /// Whether it was still as it was seen: another look that was faster has counted the edge.
    boolean replace(Handle h, AlertRuleId rule, String subject, WatchState next, Instant now) {
        return h.createUpdate(
                                """
                                insert into watch_state (rule, subject, armed_at, held, edges, true_price, unknown_looks, seen_at)
                                values (:rule, :subject, :armedAt, :held, :edges, :truePrice, :unknownLooks, :now)
                                on conflict (rule, subject) do update
                                  set armed_at = :armedAt, held = :held, edges = :edges, true_price = :truePrice,
                                    unknown_looks = :unknownLooks, seen_at = :now, version = watch_state.version + 1
                                  where watch_state.version = :version
                                """)
                        .bind("rule", rule.number())
                        .bind("subject", subject)
                        .bind("armedAt", Timestamp.from(next.armedAt()))
                        .bind("held", next.held())
                        .bind("edges", next.edges())
                        .bind("truePrice", LeafFacts.shown(next.truePrice()))
                        .bind("unknownLooks", next.unknownLooks())
                        .bind("version", next.version())
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
