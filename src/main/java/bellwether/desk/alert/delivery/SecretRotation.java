package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Secrets of webhooks: two of them are valid for a day after a rotation.
final class SecretRotation {
    /// How long the old secret signs too.
    static final Duration OVERLAP = Duration.ofHours(24);

    private SecretRotation() {}

    /// A new secret before the newest of the old ones.
    static ChannelAddress.Webhook rotated(ChannelAddress.Webhook old, String fresh) {
        List<String> secrets =
                old.secrets().isEmpty() ? List.of(fresh) : List.of(fresh, old.secrets().getFirst());
        return new ChannelAddress.Webhook(old.url(), secrets);
    }

    /// The address with the secrets that are valid now.
    static ChannelAddress valid(ChannelAddress address, Optional<Instant> rotatedAt, Instant now) {
        boolean over = rotatedAt.filter(at -> at.plus(OVERLAP).isAfter(now)).isEmpty();
        return over && address instanceof ChannelAddress.Webhook(var url, var secrets)
                ? new ChannelAddress.Webhook(url, secrets.subList(0, Math.min(1, secrets.size())))
                : address;
    }
}
