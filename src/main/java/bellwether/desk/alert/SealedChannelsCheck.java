package bellwether.desk.alert;

import bellwether.platform.base.CountedNoun;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.doctor.Check;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.platform.secrets.SecretKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Whether the addresses of users' channels are sealed by the key that this service has. After a
/// restore without `secret.key` they are not.
///
/// @param database asked only once the database is known to answer
public record SealedChannelsCheck(Supplier<DatabaseAddress> database, SecretKeySource source)
        implements Check {
    /// By the key's name, which the first bytes of what is sealed say.
    private record Sealed(String key, int channels) {}

    @Override
    public String name() {
        return "sealed";
    }

    @Override
    public CheckResult run() {
        return ChannelTables.judge(database, SealedChannelsCheck::read, this::judged);
    }

    private static List<Sealed> read(Handle h) {
        return h.createQuery(
                        """
                        select encode(substring(sealed from 2 for 4), 'hex') as key, count(*) as channels from channel
                        where state <> 'deleted' group by 1 order by 1
                        """)
                .map((row, _) -> new Sealed(row.getString("key"), row.getInt("channels")))
                .list();
    }

    private CheckResult judged(List<Sealed> sealed) {
        if (sealed.isEmpty()) {
            return new CheckResult.Ok("no channel is sealed yet");
        }
        Optional<String> ours;
        try {
            ours = new SecretKeys(source).existingId();
        } catch (RuntimeException e) {
            return new CheckResult.Skipped("the secret key cannot be read");
        }
        List<Sealed> others =
                sealed.stream().filter(one -> !one.key.equals(ours.orElse(""))).toList();
        return others.isEmpty()
                ? new CheckResult.Ok("all channels are sealed by the key " + ours.orElse(""))
                : new CheckResult.Fault(
                        "%s; this service has %s"
                                .formatted(
                                        named(others),
                                        ours.map(id -> "the key " + id).orElse("no key")),
                        "Put back the file secret.key, or SECRET_KEY, that they were sealed by;"
                                + " without it their owners must enter their addresses again, and links"
                                + " of shares do not work.");
    }

    private static String named(List<Sealed> others) {
        return others.stream()
                .map(one ->
                        "%s sealed by the key %s"
                                .formatted(new CountedNoun(one.channels, "channel"), one.key))
                .collect(Collectors.joining(", "));
    }
}
