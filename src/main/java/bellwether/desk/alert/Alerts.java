package bellwether.desk.alert;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelSender;
import bellwether.desk.alert.channel.ChannelSenders;
import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.desk.alert.channel.SealedAddresses;
import bellwether.desk.alert.channel.TemplateFields;
import bellwether.desk.alert.delivery.Channels;
import bellwether.desk.alert.delivery.Delivery;
import bellwether.desk.alert.delivery.DeliveryParts;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.http.ChannelRoutes;
import bellwether.desk.alert.http.NotificationRoutes;
import bellwether.desk.alert.http.PreferenceRoutes;
import bellwether.desk.alert.preference.PreferenceBook;
import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.Audit;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.CleanupResult;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.loops.LoopView;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.ModuleFigure;
import bellwether.platform.ops.MonitoredModule;
import bellwether.platform.secrets.SecretKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Notifies users of what happens, by the channels of their choice.
public final class Alerts implements RouteSource, MonitoredModule, AutoCloseable {
    private final Jdbi jdbi;
    private final Others others;
    private final InstantSource clock;
    private final Delivery delivery;
    private final PreferenceBook preferences;
    private final AlertFigures figures;
    private final ProviderWatch watch;
    private final List<Routes> routes;

    /// What it needs of others.
    ///
    /// @param admins owners who look after the service
    /// @param providers how the providers of this process do
    public record Others(
            Audit audit, Supplier<Set<String>> admins, Supplier<List<ProviderHealth>> providers) {}

    /// How it sends, and what seals addresses.
    public record Sending(ChannelSender sender, AddressVault vault, Duration lease) {
        /// As the settings say.
        public static Sending of(
                ChannelSettings settings, SecretKeys keys, ChannelSenders senders) {
            return new Sending(
                    senders,
                    new SealedAddresses(settings, senders, keys, TemplateFields.OF_NOTIFICATIONS),
                    DeliveryParts.USUAL_LEASE);
        }
    }

    /// Nothing is sent before [#start()].
    public Alerts(
            Jdbi jdbi, Others others, Sending sending, BodyParser bodies, InstantSource clock) {
        this.jdbi = jdbi;
        this.others = others;
        this.clock = clock;
        delivery =
                new Delivery(
                        jdbi,
                        new DeliveryParts(
                                sending.sender(),
                                sending.vault(),
                                new AlertLiveEvents(),
                                others.audit(),
                                clock,
                                sending.lease()));
        preferences = new PreferenceBook(jdbi, clock);
        figures = new AlertFigures(delivery);
        watch =
                new ProviderWatch(
                        jdbi, delivery.notifier(), others.admins(), others.providers(), clock);
        routes =
                List.of(
                        new ChannelRoutes(delivery.channels(), delivery.commands(), bodies),
                        new NotificationRoutes(delivery.log(), delivery.commands()),
                        new PreferenceRoutes(preferences, bodies, sending.vault()::pushKey));
    }

    /// What owners want to be notified of.
    public PreferenceBook preferences() {
        return preferences;
    }

    /// The zone whose clock an owner's notifications follow; UTC where none was chosen.
    public ZoneId zone(String owner) {
        return preferences.find(owner).preferences().quiet().zone();
    }

    /// Tells owners of what happens, in the transaction in which it does.
    Notifier notifier() {
        return delivery.notifier();
    }

    /// The channels of owners.
    Channels channels() {
        return delivery.channels();
    }

    /// Notifies of the ends of jobs.
    public JobEndListener jobEnds() {
        return new JobEndNotifier(delivery.notifier(), others.admins(), clock);
    }

    /// Notifies admins that no backup was written.
    ///
    /// @param what the file that was to be written
    public void backupFailed(String what) {
        Instant now = clock.instant();
        AlertEvent event =
                new AlertEvent(
                        "",
                        NotificationType.BACKUP_FAILED,
                        NotificationPriority.HIGH,
                        "",
                        now,
                        "Backup failed: " + what,
                        """
                        Source: the command backup %s.
                        Failed: %s.
                        Next: run ./run.sh backup again and read what it prints; the newest older file is the newest backup.\
                        """
                                .formatted(what, MomentText.of(now)),
                        JsonNodeFactory.instance.objectNode().put("file", what),
                        AlertEvent.Restraint.NONE);
        jdbi.useTransaction(h -> delivery.notifier().accept(h, others.admins().get(), event));
    }

    /// Takes over at once what an earlier process had in hand. For a process that knows itself to
    /// be alone with its database.
    public void takeOver() {
        delivery.takeOver();
    }

    /// Begins to send, and to look at the providers.
    public void start() {
        delivery.start();
        watch.start();
    }

    public List<LoopView> loops() {
        return Stream.concat(delivery.loops().stream(), Stream.of(watch.loop())).toList();
    }

    /// Removes notifications that ended that long ago. For maintenance.
    ///
    /// @param kept without it, nothing is removed
    public CleanupResult retire(Optional<Duration> kept) {
        return kept.map(delivery::retire).orElse(CleanupResult.NOTHING);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Component component() {
        return figures.component();
    }

    @Override
    public List<ModuleFigure> figures() {
        return figures.all();
    }

    @Override
    public void close() {
        watch.close();
        delivery.close();
    }
}
