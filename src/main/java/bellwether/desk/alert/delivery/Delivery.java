package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.loops.LoopView;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The queue with its workers, its upkeep, and what owners see of them.
public final class Delivery implements AutoCloseable {
    private final Notifier notifier;
    private final DeliveryQueue queue;
    private final AddressVault vault;
    private final DeliveryWorkers workers;
    private final DeliveryUpkeep upkeep;
    private final Channels channels;
    private final ChannelCommands commands;
    private final NotificationLog log;

    /// Nothing is sent before [#start()].
    public Delivery(Jdbi jdbi, DeliveryParts parts) {
        notifier = new Notifier(parts.clock());
        vault = parts.vault();
        queue =
                new DeliveryQueue(
                        jdbi,
                        notifier,
                        parts.listener(),
                        parts.clock(),
                        parts.lease(),
                        new SecureRandom());
        workers = new DeliveryWorkers(queue, parts.sender(), parts.vault(), parts.clock());
        upkeep = new DeliveryUpkeep(jdbi, notifier, parts.clock());
        channels =
                new Channels(
                        jdbi,
                        new ChannelConfirmation(jdbi, parts.sender(), parts.vault(), parts.clock()),
                        parts.vault(),
                        parts.audit(),
                        parts.clock());
        commands = new ChannelCommands(jdbi, notifier, parts.vault(), parts.audit(), parts.clock());
        log = new NotificationLog(jdbi);
    }

    public Notifier notifier() {
        return notifier;
    }

    public Channels channels() {
        return channels;
    }

    public ChannelCommands commands() {
        return commands;
    }

    public NotificationLog log() {
        return log;
    }

    /// Takes over at once what an earlier process had in hand. For a process that knows itself to
    /// be alone with its database.
    public void takeOver() {
        queue.takeOver();
    }

    /// Begins to send what is queued, that from before included.
    public void start() {
        queue.configured(vault::missing);
        workers.start();
        upkeep.start();
    }

    /// Looks at once for something to send.
    public void wake() {
        workers.wake();
    }

    public List<LoopView> loops() {
        return Stream.concat(workers.loops().stream(), Stream.of(upkeep.loop())).toList();
    }

    /// Removes notifications that ended that long ago.
    public CleanupResult retire(Duration kept) {
        return upkeep.retire(kept);
    }

    /// Attempts of this process that ended so.
    public long attempts(SendOutcome outcome) {
        return workers.attempts(outcome);
    }

    /// How the queue was at the latest look, up to half a minute ago.
    ///
    /// @param notifications that have not ended, by state
    /// @param channels by state
    /// @param oldestSeconds since when the oldest that is due has been
    public record Figures(
            Map<String, Integer> notifications,
            Map<String, Integer> channels,
            double oldestSeconds) {
        public Figures {
            notifications = Map.copyOf(notifications);
            channels = Map.copyOf(channels);
        }

        public int notification(String state) {
            return notifications.getOrDefault(state, 0);
        }

        public int channel(String state) {
            return channels.getOrDefault(state, 0);
        }
    }

    /// None before the first look, nor in a process that does not send.
    public Optional<Figures> figures() {
        return upkeep.counts()
                .map(counts ->
                        new Figures(
                                counts.byState(),
                                counts.channels(),
                                counts.oldest().toMillis() / 1e3));
    }

    @Override
    public void close() {
        upkeep.close();
        workers.close();
    }
}
