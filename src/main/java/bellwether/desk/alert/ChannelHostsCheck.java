package bellwether.desk.alert;

import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.outbound.DestinationProbe;
import bellwether.platform.outbound.OutboundLimits;
import bellwether.platform.outbound.OutboundSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Whether the hosts that users' channels lead to can be reached from here. Nothing is sent to
/// them. Scheme and host are not sealed, so this needs no secret key. E-mail and Telegram go to
/// servers that have checks of their own.
///
/// @param database asked only once the database is known to answer
public record ChannelHostsCheck(Supplier<DatabaseAddress> database, OutboundSettings outbound)
        implements Check {
    /// So many hosts, those of the most channels, are tried.
    private static final int MOST = 20;

    private static final int MOST_NAMED = 5;

    private static final OutboundLimits SHORT =
            new OutboundLimits(Duration.ofSeconds(3), Duration.ofSeconds(6), 0);

    /// With this machine's resolver and the certificates that Java trusts.
    public static ChannelHostsCheck of(
            Supplier<DatabaseAddress> database, ChannelSettings settings) {
        return new ChannelHostsCheck(
                database, OutboundSettings.usual(settings.allowed()).with(SHORT));
    }

    private record Host(String url, int channels) {}

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public CheckResult run() {
        return ChannelTables.judge(database, ChannelHostsCheck::hosts, this::tried);
    }

    /// What is shown of an address is scheme, host and port, and then what is hidden.
    private static List<Host> hosts(Handle h) {
        return h.createQuery(
                        """
                        select substring(shown from '^https?://[^/]+') || '/' as url, count(*) as channels from channel
                        where state not in ('off', 'deleted') and shown ~ '^https?://[^/]+'
                        group by 1 order by 2 desc, 1
                        """)
                .map((row, _) -> new Host(row.getString("url"), row.getInt("channels")))
                .list();
    }

    private CheckResult tried(List<Host> hosts) {
        if (hosts.isEmpty()) {
            return new CheckResult.Ok("users have no channel that calls a host of theirs");
        }
        List<Host> some = hosts.subList(0, Math.min(MOST, hosts.size()));
        try (DestinationProbe probe = new DestinationProbe(outbound)) {
            List<Optional<String>> complaints =
                    probe.complaints(some.stream().map(Host::url).toList());
            return result(hosts.size(), some, complaints);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckResult.Skipped("interrupted");
        }
    }

    private static CheckResult result(int all, List<Host> some, List<Optional<String>> complaints) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Host host = some.get(i);
            complaints.get(i).ifPresent(why -> faults.add(fault(host, why)));
        }
        String rest =
                all > some.size() ? "; %d more were not tried".formatted(all - some.size()) : "";
        return faults.isEmpty()
                ? new CheckResult.Ok(
                        "%s of users' channels can be reached; nothing was sent%s"
                                .formatted(new CountedNoun(some.size(), "host"), rest))
                : new CheckResult.Warning(
                        "%d of %s of users' channels cannot be reached: %s%s"
                                .formatted(
                                        faults.size(),
                                        new CountedNoun(some.size(), "host"),
                                        named(faults),
                                        rest),
                        "If this machine is at fault, check DNS, the firewall and WEBHOOK_ALLOW; else it is for the owners of these channels to repair");
    }

    private static String fault(Host host, String why) {
        return "%s (%s): %s"
                .formatted(host.url(), new CountedNoun(host.channels(), "channel"), why);
    }

    private static String named(List<String> faults) {
        String some = faults.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        int more = faults.size() - MOST_NAMED;
        return more > 0 ? some + "; and %d more".formatted(more) : some;
    }
}
