package bellwether.desk.alert;

import bellwether.platform.base.CountedNoun;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Whether users' rules can be judged and told, and their scans run. Those that do not are their
/// owners' matter, so it is no fault.
///
/// @param database asked only once the database is known to answer
public record UserRulesCheck(Supplier<DatabaseAddress> database) implements Check {
    private static final int MOST_NAMED = 5;

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public CheckResult run() {
        return ChannelTables.judge(
                database, "alert_rule", UserRulesCheck::look, Function.identity());
    }

    private static CheckResult look(Handle h) {
        List<String> troubles =
                Stream.of(broken(h), unsent(h), unrun(h)).flatMap(List::stream).toList();
        return troubles.isEmpty()
                ? new CheckResult.Ok(
                        "%s and %s of users, none broken, unsent or overdue"
                                .formatted(
                                        new CountedNoun(count(h, "alert_rule"), "rule"),
                                        new CountedNoun(count(h, "scan"), "scan")))
                : new CheckResult.Warning(
                        named(troubles),
                        "Their owners see the reason at GET /api/v1/rules, /channels and /scans; scans run while the service does");
    }

    private static int count(Handle h, String table) {
        return h.createQuery("select count(*) from " + table).mapTo(Integer.class).one();
    }

    private static String named(List<String> troubles) {
        String some = troubles.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        int more = troubles.size() - MOST_NAMED;
        return more > 0 ? some + "; and %d more".formatted(more) : some;
    }

    private static List<String> broken(Handle h) {
        return h.createQuery(
                        "select owner, name, reason from alert_rule where state = 'broken' order by owner, name")
                .map((row, _) ->
                        "rule %s of %s is broken: %s"
                                .formatted(
                                        row.getString("name"),
                                        row.getString("owner"),
                                        row.getString("reason")))
                .list();
    }

    /// Of rules that name their channels, those that take nothing.
    private static List<String> unsent(Handle h) {
        return h.createQuery(
                        """
                        select r.owner, r.name, coalesce(c.name, named.id) as channel, coalesce(c.state, 'deleted') as state
                        from alert_rule r
                          cross join lateral jsonb_array_elements_text(
                            coalesce(cast(r.body as jsonb) -> 'channels', '[]')) as named (id)
                          left join channel c on cast(c.id as text) = named.id
                        where r.state in ('active', 'snoozed') and coalesce(c.state, 'deleted') <> 'ready'
                        order by r.owner, r.name, channel
                        """)
                .map((row, _) ->
                        "rule %s of %s: its channel %s is %s"
                                .formatted(
                                        row.getString("name"),
                                        row.getString("owner"),
                                        row.getString("channel"),
                                        row.getString("state")))
                .list();
    }

    /// Scans that have missed two of their times.
    private static List<String> unrun(Handle h) {
        return h.createQuery(
                        """
                        select s.owner, s.name, s.every_seconds, p.began_at
                        from scan s left join lateral (
                          select began_at, state from scan_pass where scan = s.id order by id desc limit 1) p on true
                        where s.running and p.state is distinct from 'running'
                          and greatest(p.began_at, s.changed_at)
                            < clock_timestamp() - make_interval(secs => 2 * s.every_seconds + 60)
                        order by s.owner, s.name
                        """)
                .map((row, _) ->
                        "scan %s of %s runs each %d s, last %s"
                                .formatted(
                                        row.getString("name"),
                                        row.getString("owner"),
                                        row.getInt("every_seconds"),
                                        row.getTimestamp("began_at") == null
                                                ? "never"
                                                : row.getTimestamp("began_at").toInstant()))
                .list();
    }
}
