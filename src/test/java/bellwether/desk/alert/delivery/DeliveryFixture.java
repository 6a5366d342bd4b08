package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.desk.alert.preference.PreferencesBody;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The delivery on a database of its own, with a clock and a sender that the test holds. Nothing is
/// sent before the test says so.
final class DeliveryFixture implements AutoCloseable {
    static final Actor ANN = new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");
    static final Duration LEASE = Duration.ofSeconds(60);

    final TestDatabase database = TestDatabase.create();
    final ScriptedSender sender = new ScriptedSender();
    final List<String> heard = new ArrayList<>();
    volatile Instant now = Instant.parse("2026-11-27T12:00:00Z");
    final Notifier notifier = new Notifier(() -> now);
    final DeliveryQueue queue =
            new DeliveryQueue(
                    database.jdbi(),
                    notifier,
                    (_, owner, name, _) -> heard.add(owner + " " + name),
                    () -> now,
                    LEASE,
                    new Random(5));
    final DeliveryWorkers workers = new DeliveryWorkers(queue, sender, new PlainVault(), () -> now);
    final DeliveryUpkeep upkeep = new DeliveryUpkeep(database.jdbi(), notifier, () -> now);
    Channels channels = channels(new PlainVault());
    final ChannelCommands commands =
            new ChannelCommands(database.jdbi(), notifier, new PlainVault(), Audit.NONE, () -> now);
    final NotificationLog log = new NotificationLog(database.jdbi());

    Channels channels(AddressVault vault) {
        return new Channels(
                database.jdbi(),
                new ChannelConfirmation(database.jdbi(), sender, vault, () -> now),
                vault,
                Audit.NONE,
                () -> now);
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// A channel that is ready.
    Channel channel(String kind, String name) {
        return channel(kind, name, 10, 50);
    }

    Channel channel(String kind, String name, int perHour, int perDay) {
        Channel made =
                channels.create(
                                ANN,
                                new ChannelRequest(
                                        kind,
                                        name,
                                        Json.shared()
                                                .valueToTree(
                                                        java.util.Map.of(
                                                                "to", "https://192.0.2.1/" + name)),
                                        null,
                                        perHour,
                                        perDay))
                        .channel();
        if (made.confirmedAt().isEmpty()) {
            String text = sender.sent().getLast().message().data().get("code").asText();
            return channels.confirm(ANN, made.id(), Optional.of(text)).channel();
        }
        return made;
    }

    AlertEvent event(String title) {
        return event(title, NotificationPriority.NORMAL, "");
    }

    AlertEvent event(String title, NotificationPriority priority, String subject) {
        return new AlertEvent(
                "ann",
                NotificationType.JOB_FAILED,
                priority,
                subject,
                now,
                title,
                "words",
                JsonNodeFactory.instance.objectNode().put("title", title),
                AlertEvent.Restraint.NONE);
    }

    void happens(AlertEvent event) {
        jdbi().useTransaction(h -> notifier.accept(h, event));
    }

    void happens(String title) {
        happens(event(title));
    }

    /// Sends all that is due now.
    int sendAll() throws InterruptedException {
        int count = 0;
        while (workers.sendNext()) {
            count++;
        }
        return count;
    }

    void prefer(PreferencesBody body) {
        jdbi().useTransaction(h -> {
            PreferenceDao preferences = new PreferenceDao();
            preferences.lock(h, "ann");
            preferences.change(h, "ann", body.preferences(), now);
        });
    }

    List<Notification> all() {
        return log.list(
                        "ann",
                        new NotificationLog.Query(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Long.MAX_VALUE),
                        10_000)
                .reversed();
    }

    Notification titled(String title) {
        return all().stream()
                .filter(one -> one.content().title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + title + " among " + words()));
    }

    /// Title, state and gate of each.
    List<String> words() {
        return all().stream()
                .map(one ->
                        (one.content().title() + " " + one.state().word() + " " + one.gate())
                                .strip())
                .toList();
    }

    List<String> outcomes(UUID id) {
        return log.attempts("ann", id).stream().map(DeliveryAttempt::outcome).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
