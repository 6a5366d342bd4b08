package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.preference.GateVerdict;
import bellwether.desk.alert.preference.Gates;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.desk.alert.preference.RecentLoad;
import bellwether.desk.alert.preference.StoredPreferences;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Makes notifications of events, in the transaction in which the events happen: both are kept, or
/// neither is.
public final class Notifier {
    private final ChannelDao channels = new ChannelDao();
    private final NotificationDao notifications = new NotificationDao();
    private final CarrierDao carriers = new CarrierDao();
    private final PreferenceDao preferences = new PreferenceDao();
    private final InstantSource clock;

    public Notifier(InstantSource clock) {
        this.clock = clock;
    }

    /// Judges an event at the gates of each of its owner's channels, under the owner's lock.
    public void accept(Handle h, AlertEvent event) {
        accept(h, event, _ -> true);
    }

    /// Locks owners who may be notified in this transaction, all at once and in their order. For
    /// several events, whose owners would else be locked in the order of the events.
    public void lock(Handle h, Collection<String> owners) {
        new TreeSet<>(owners)
                .stream()
                        .filter(owner -> !channels.receiving(h, owner).isEmpty())
                        .forEach(owner -> preferences.lock(h, owner));
    }

    /// The same event for several owners, in their order.
    public void accept(Handle h, Collection<String> owners, AlertEvent event) {
        new TreeSet<>(owners).forEach(owner -> accept(h, event.to(owner)));
    }

    /// That a channel is broken is told on the others that are not.
    void acceptBroken(Handle h, AlertEvent event) {
        accept(h, event, channel -> channel.state() != ChannelState.BROKEN);
    }

    /// What became of an event at the gates.
    ///
    /// @param sent on how many channels it is on its way
    /// @param heldBy the gate that held it on the first of the other channels; where there is none,
    ///   why nothing was sent, or empty
    public record Reception(int sent, String heldBy) {}

    /// Judges an event at the gates of some of its owner's channels.
    ///
    /// @param only the ids of these channels; of all when it is empty
    public Reception accept(Handle h, AlertEvent event, Set<UUID> only) {
        return accept(h, event, channel -> only.isEmpty() || only.contains(channel.id()));
    }

    /// Sends a message to some of an owner's channels, outside of gates and caps.
    ///
    /// @param only the ids of these channels; of all that are ready when it is empty
    /// @return the ids of the notifications
    public List<UUID> send(
            Handle h,
            String owner,
            Set<UUID> only,
            NotificationType type,
            String title,
            String text) {
        return channels.receiving(h, owner).stream()
                .filter(channel -> only.isEmpty() || only.contains(channel.id()))
                .filter(channel -> channel.state() != ChannelState.BROKEN)
                .map(channel -> send(h, channel, type, title, text))
                .toList();
    }

    private Reception accept(Handle h, AlertEvent event, Predicate<Channel> among) {
        if (channels.receiving(h, event.owner()).isEmpty()) {
            return new Reception(0, "no_channel");
        }
        StoredPreferences chosen = preferences.lock(h, event.owner());
        if (!chosen.preferences().wants(event.type())) {
            return new Reception(0, "not_wanted");
        }
        Gates gates = new Gates(chosen.preferences(), clock.instant());
        List<String> held =
                channels.receiving(h, event.owner()).stream()
                        .filter(among)
                        .map(channel -> judge(h, gates, channel, event))
                        .toList();
        return new Reception(
                (int) held.stream().filter(String::isEmpty).count(),
                held.stream()
                        .filter(gate -> !gate.isEmpty())
                        .findFirst()
                        .orElse(held.isEmpty() ? "no_channel" : ""));
    }

    /// @return the gate that held it, or empty
    private String judge(Handle h, Gates gates, Channel channel, AlertEvent event) {
        Instant now = gates.now();
        NewNotification made = NewNotification.queued(channel, event, now);
        if (channel.state() == ChannelState.BROKEN) {
            notifications.insert(h, made.dead(), "the channel is broken: " + channel.reason(), now);
            return "channel_broken";
        }
        RecentLoad load =
                notifications.load(
                        h, channel.id(), event, now, gates.dueAt(event, channel.rules()));
        return switch (gates.judge(event, channel.rules(), load)) {
            case GateVerdict.Passed(Instant dueAt, String gate) -> {
                notifications.insert(
                        h, NewNotification.queued(channel, event, dueAt).counted(gate), "", now);
                yield "";
            }
            case GateVerdict.Held(String gate) -> {
                notifications.insert(h, made.held(gate), "", now);
                sayCap(h, gates, channel, gate);
                yield gate;
            }
            case GateVerdict.Bundled(Instant dueAt) -> {
                bundle(h, made, dueAt, now);
                yield "";
            }
        };
    }

    /// One for each cap and window, outside of the caps.
    private void sayCap(Handle h, Gates gates, Channel channel, String gate) {
        boolean hour = gate.equals(Gates.CAP_HOUR);
        if (!hour && !gate.equals(Gates.CAP_DAY)) {
            return;
        }
        Instant now = gates.now();
        Duration window = hour ? Duration.ofHours(1) : Duration.ofDays(1);
        Instant dueAt =
                channel.rules().isForPeople()
                        ? gates.preferences().quiet().end(now).orElse(now)
                        : now;
        if (notifications.isCapSaid(h, channel.id(), gate, dueAt.minus(window))) {
            return;
        }
        int most = hour ? channel.rules().perHour() : channel.rules().perDay();
        String title =
                "Cap reached: %d notifications in %s on %s"
                        .formatted(most, hour ? "60 minutes" : "24 hours", channel.name());
        String text =
                """
                More are held and listed at GET /api/v1/notifications?state=held; a digest, if you have chosen one, carries them.
                To raise the cap, change %s with PATCH /api/v1/channels/%s.\
                """
                        .formatted(hour ? "per_hour" : "per_day", channel.id());
        AlertEvent event = own(channel, NotificationType.CAP_REACHED, gate, title, text, now);
        notifications.insert(h, NewNotification.queued(channel, event, dueAt), "", now);
    }

    private void bundle(Handle h, NewNotification made, Instant dueAt, Instant now) {
        Channel channel = made.channel();
        Optional<UUID> open = carriers.openBundle(h, channel.id(), now);
        UUID bundle = open.orElseGet(() -> newBundle(h, channel, dueAt, now));
        notifications.insert(h, made.includedIn(bundle), "", now);
        rewrite(h, bundle, "Many at once");
    }

    private UUID newBundle(Handle h, Channel channel, Instant dueAt, Instant now) {
        AlertEvent empty = own(channel, NotificationType.BUNDLE, "", "", "", now);
        NewNotification bundle = NewNotification.queued(channel, empty, dueAt).counted("");
        notifications.insert(h, bundle, "", now);
        carriers.takeUnsent(h, channel.id(), bundle.id(), now);
        return bundle.id();
    }

    private void rewrite(Handle h, UUID carrier, String heading) {
        CarrierText text =
                new CarrierText(heading, carriers.parts(h, carrier, CarrierText.MOST_TITLES));
        carriers.rewrite(h, carrier, text.title(), text.text(), Json.write(text.data()));
    }

    /// Sends what gates have held of one owner, when the digest is due; never an empty one.
    ///
    /// @return how many digests were made
    int digest(Handle h, String owner) {
        Instant now = clock.instant();
        StoredPreferences chosen = preferences.lock(h, owner);
        if (chosen.nextDigest().filter(next -> !next.isAfter(now)).isEmpty()) {
            return 0; // another process was faster, or it was switched off
        }
        List<UUID> those = carriers.channelsWithHeld(h, owner);
        for (UUID id : those) {
            Channel channel = channels.find(h, id).orElseThrow();
            Instant dueAt =
                    channel.rules().isForPeople()
                            ? chosen.preferences().quiet().end(now).orElse(now)
                            : now;
            AlertEvent empty = own(channel, NotificationType.DIGEST, "", "", "", now);
            NewNotification digest = NewNotification.queued(channel, empty, dueAt);
            notifications.insert(h, digest, "", now);
            carriers.takeHeld(h, id, digest.id(), now);
            rewrite(h, digest.id(), "Digest");
        }
        preferences.nextDigest(h, owner, chosen.preferences().nextDigest(now));
        return those.size();
    }

    /// A message of the delivery's own to one channel, outside of gates and caps.
    UUID send(Handle h, Channel channel, NotificationType type, String title, String text) {
        Instant now = clock.instant();
        NewNotification made =
                NewNotification.queued(channel, own(channel, type, "", title, text, now), now);
        notifications.insert(h, made, "", now);
        return made.id();
    }

    private static AlertEvent own(
            Channel channel,
            NotificationType type,
            String subject,
            String title,
            String text,
            Instant now) {
        return new AlertEvent(
                channel.owner(),
                type,
                NotificationPriority.NORMAL,
                subject,
                now,
                title,
                text,
                JsonNodeFactory.instance.objectNode().put("channel", channel.id().toString()),
                AlertEvent.Restraint.NONE);
    }
}
