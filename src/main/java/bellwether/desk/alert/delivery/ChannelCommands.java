package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.WebhookSecrets;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What owners have done with their channels: a test, another secret, what was sent once more.
public final class ChannelCommands {
    private final Jdbi jdbi;
    private final Notifier notifier;
    private final AddressVault vault;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ChannelDao channels = new ChannelDao();
    private final NotificationDao notifications = new NotificationDao();
    private final PreferenceDao preferences = new PreferenceDao();

    ChannelCommands(
            Jdbi jdbi, Notifier notifier, AddressVault vault, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.notifier = notifier;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    private Channel find(Handle h, String owner, UUID id) {
        return channels.find(h, owner, id).orElseThrow(() -> Channels.unknown(id.toString()));
    }

    /// Queues a message that goes the whole way, outside of gates and caps, and gives its id.
    ///
    /// @throws Refusal 409 when nothing is sent to the channel
    public UUID test(String owner, UUID id) {
        return jdbi.inTransaction(h -> {
            preferences.lock(h, owner);
            Channel channel = find(h, owner, id);
            requireSendable(channel);
            return notifier.send(
                    h,
                    channel,
                    NotificationType.CHANNEL_TEST,
                    "Test of channel " + channel.name(),
                    "You have asked for this test. Nothing has happened, and nothing is to be"
                            + " done.");
        });
    }

    private static void requireSendable(Channel channel) {
        switch (channel.state()) {
            case READY -> {}
            case UNCONFIRMED -> throw Channels.notConfirmed(channel);
            case NOT_CONFIGURED ->
                    throw Refusal.conflict(
                            "not_configured",
                            "This service cannot send to channels of kind %s: %s"
                                    .formatted(Channel.word(channel.kind()), channel.reason()));
            case BROKEN, OFF ->
                    throw Refusal.conflict(
                            "wrong_state",
                            "Channel %s is %s%s; set its state to ready first."
                                    .formatted(
                                            channel.name(),
                                            channel.state().word(),
                                            channel.reason().isEmpty()
                                                    ? ""
                                                    : " (" + channel.reason() + ")"));
        }
    }

    /// A new secret for a webhook; the old one signs too for a day.
    ///
    /// @throws Refusal 409 when the channel has no secret of ours
    public String rotate(Actor actor, UUID id) {
        String fresh = WebhookSecrets.create(random);
        jdbi.useTransaction(h -> {
            preferences.lock(h, actor.owner());
            Channel channel = find(h, actor.owner(), id);
            if (!(vault.open(channels.sealed(h, id)) instanceof ChannelAddress.Webhook old)) {
                throw Refusal.conflict(
                        "wrong_state",
                        "Only webhooks have a secret of this service; replace the address of channel %s with PATCH."
                                .formatted(channel.name()));
            }
            Instant now = clock.instant();
            ChannelAddress.Webhook valid =
                    (ChannelAddress.Webhook)
                            SecretRotation.valid(old, channels.rotatedAt(h, id), now);
            channels.reseal(h, id, vault.seal(SecretRotation.rotated(valid, fresh)));
            channels.rotated(h, id, now);
            audit.note(actor, "channel.rotate", id.toString(), Channels.described(channel));
        });
        return fresh;
    }

    /// Queues again, under the same ids, what ended since then.
    ///
    /// @return how many
    /// @throws Refusal 409 when nothing is sent to the channel
    public int replay(Actor actor, UUID id, Instant since) {
        return jdbi.inTransaction(h -> {
            preferences.lock(h, actor.owner());
            Channel channel = find(h, actor.owner(), id);
            requireSendable(channel);
            int count = notifications.replaySince(h, id, since, clock.instant());
            audit.note(actor, "channel.replay", id.toString(), count + " since " + since);
            return count;
        });
    }

    /// Queues one notification again, under the same id.
    ///
    /// @throws Refusal 404 when this owner has no such notification, 409 when it has not ended or
    ///   its channel takes nothing
    public Notification replayOne(Actor actor, UUID id) {
        return jdbi.inTransaction(h -> {
            preferences.lock(h, actor.owner());
            Notification old = notification(h, actor.owner(), id);
            Channel channel =
                    channels.find(h, actor.owner(), old.channel())
                            .orElseThrow(() ->
                                    Refusal.conflict(
                                            "wrong_state",
                                            "The channel of this notification was deleted."));
            requireSendable(channel);
            if (!notifications.replay(h, id, clock.instant())) {
                throw Refusal.conflict(
                        "wrong_state",
                        "Notification %s is %s; only those that were delivered, died, expired or were cancelled can be sent again."
                                .formatted(id, old.state().word()));
            }
            audit.note(actor, "notification.replay", id.toString());
            return notification(h, actor.owner(), id);
        });
    }

    private Notification notification(Handle h, String owner, UUID id) {
        return notifications
                .find(h, owner, id)
                .orElseThrow(() -> NotificationLog.unknown(id.toString()));
    }
}
