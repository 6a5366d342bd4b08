package bellwether.desk.alert;

import bellwether.desk.alert.delivery.Notifier;
import bellwether.market.feeds.ProviderHealth;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// Notifies admins of providers that this process leaves alone for a while, because they refuse or
/// fail.
final class ProviderWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(15);

    /// One that comes and goes is told once in this time.
    private static final Duration COOLDOWN = Duration.ofHours(1);

    private static final Set<String> COOLING = Set.of("cooling_down", "open_breaker");

    private final Jdbi jdbi;
    private final Notifier notifier;
    private final Supplier<Set<String>> admins;
    private final Supplier<List<ProviderHealth>> providers;
    private final InstantSource clock;
    private final Loop loop = LoopFaults.every(EVERY, "provider watch", this::look);

    /// Those that were cooling down at the latest look.
    private final Map<String, String> known = new HashMap<>();

    ProviderWatch(
            Jdbi jdbi,
            Notifier notifier,
            Supplier<Set<String>> admins,
            Supplier<List<ProviderHealth>> providers,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.notifier = notifier;
        this.admins = admins;
        this.providers = providers;
        this.clock = clock;
    }

    void start() {
        loop.start(EVERY);
    }

    LoopView loop() {
        return loop.view();
    }

    /// One look; only the loop calls it.
    void look() {
        for (ProviderHealth provider : providers.get()) {
            if (!COOLING.contains(provider.state())) {
                known.remove(provider.name());
            } else if (!known.containsKey(provider.name())) {
                Set<String> owners = admins.get();
                jdbi.useTransaction(h -> notifier.accept(h, owners, event(provider)));
                known.put(provider.name(), provider.state());
            }
        }
    }

    private AlertEvent event(ProviderHealth provider) {
        Instant now = clock.instant();
        String until =
                provider.until() == null ? "an unknown time" : MomentText.of(provider.until());
        String error = String.valueOf(provider.lastError());
        String text =
                """
                Source: provider %s, state %s.
                Count: %d calls since the start.
                Since: %s, until %s.
                Last error: %s.
                Next: nothing, when it passes by itself; GET /api/provider-health shows the others, which are asked meanwhile.\
                """
                        .formatted(
                                provider.name(),
                                provider.state(),
                                provider.calls(),
                                MomentText.of(now),
                                until,
                                error);
        return new AlertEvent(
                "",
                NotificationType.PROVIDER_COOLING_DOWN,
                NotificationPriority.NORMAL,
                "provider:" + provider.name(),
                now,
                "Provider %s is cooling down until %s".formatted(provider.name(), until),
                text,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("provider", provider.name())
                        .put("state", provider.state())
                        .put("ends_at", provider.until() == null ? null : until)
                        .put("last_error", error),
                new AlertEvent.Restraint(false, COOLDOWN));
    }

    @Override
    public void close() {
        loop.close();
    }
}
