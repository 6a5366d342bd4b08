package bellwether.desk.alert;

import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Whether users' channels take what is sent to them. Those that do not are their owners' matter,
/// so it is no fault.
///
/// @param database asked only once the database is known to answer
public record UserChannelsCheck(Supplier<DatabaseAddress> database) implements Check {
    private static final int MOST_NAMED = 5;

    private record Trouble(String words) {}

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public CheckResult run() {
        return ChannelTables.judge(database, UserChannelsCheck::look, Function.identity());
    }

    private static CheckResult look(Handle h) {
        int all =
                h.createQuery("select count(*) from channel where state <> 'deleted'")
                        .mapTo(Integer.class)
                        .one();
        List<Trouble> troubles = troubles(h);
        return troubles.isEmpty()
                ? new CheckResult.Ok(
                        all == 0
                                ? "users have none"
                                : "%s of users, none broken or waiting"
                                        .formatted(new CountedNoun(all, "channel")))
                : new CheckResult.Warning(
                        "%d of %s of users %s not work: %s"
                                .formatted(
                                        troubles.size(),
                                        new CountedNoun(all, "channel"),
                                        troubles.size() == 1 ? "does" : "do",
                                        named(troubles)),
                        "Their owners see the reason at GET /api/v1/channels; not_configured needs"
                                + " the setting that is named");
    }

    private static String named(List<Trouble> troubles) {
        String some =
                troubles.stream()
                        .limit(MOST_NAMED)
                        .map(Trouble::words)
                        .collect(Collectors.joining("; "));
        int more = troubles.size() - MOST_NAMED;
        return more > 0 ? some + "; and %d more".formatted(more) : some;
    }

    /// Broken, without a setting, or failing at this time with notifications that wait.
    private static List<Trouble> troubles(Handle h) {
        return h.createQuery(
                        """
                        select c.owner, c.name, c.kind, c.state, c.reason, c.failing_since,
                          (select count(*) from notification n where n.channel = c.id and n.state = 'queued') as waiting
                        from channel c
                        where c.state in ('broken', 'not_configured')
                          or c.state = 'ready' and c.failing_since is not null
                            and exists (select from notification n where n.channel = c.id and n.state = 'queued')
                        order by c.owner, c.name
                        """)
                .map((row, _) -> {
                    String state =
                            row.getString("state").equals("ready")
                                    ? "failing since %s, %d waiting"
                                            .formatted(
                                                    MomentText.of(
                                                            row.getTimestamp("failing_since")
                                                                    .toInstant()),
                                                    row.getLong("waiting"))
                                    : row.getString("state") + ", " + row.getString("reason");
                    return new Trouble(
                            "%s of %s (%s): %s"
                                    .formatted(
                                            row.getString("name"),
                                            row.getString("owner"),
                                            row.getString("kind"),
                                            state));
                })
                .list();
    }
}
