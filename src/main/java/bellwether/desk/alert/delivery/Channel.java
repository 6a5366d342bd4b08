package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.preference.ChannelRules;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Where an owner is notified, without the secrets.
///
/// @param shown the address without secrets
/// @param reason why it is in its state; empty when there is nothing to say
/// @param confirmedAt when its address was known to be its owner's
/// @param version moves with each change by its owner
public record Channel(
        UUID id,
        String owner,
        ChannelKind kind,
        String name,
        String shown,
        ChannelState state,
        String reason,
        ChannelRules rules,
        Instant createdAt,
        Optional<Instant> confirmedAt,
        Health health,
        long version) {

    /// How the last attempts went.
    ///
    /// @param retryAt when it is tried again after a failure
    /// @param failingSince the first of the failures that no success has followed
    public record Health(Optional<Instant> retryAt, Optional<Instant> failingSince) {}

    static String word(ChannelKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static ChannelKind kind(String word) {
        return ChannelKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// A webhook calls a program; the others are read by people.
    static boolean isForPeople(ChannelKind kind) {
        return kind != ChannelKind.WEBHOOK;
    }

    /// Whether a code has to show that the address is its owner's.
    static boolean needsConfirmation(ChannelKind kind) {
        return kind == ChannelKind.EMAIL || kind == ChannelKind.TELEGRAM;
    }
}
