package bellwether.ops;

import bellwether.web.Answers;
import bellwether.web.Queries;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Whether the process lives (`/health`, which never asks the database) and whether it can serve
/// (`/ready`, which does).
public final class Health implements Routes {
    private final String version;
    private final InstantSource clock;
    private final Instant started;
    private final Map<String, BooleanSupplier> checks;
    private final AtomicBoolean draining = new AtomicBoolean();

    /// Made at the start of the process.
    ///
    /// @param checks what must be true before requests are welcome, by name
    public Health(String version, InstantSource clock, Map<String, BooleanSupplier> checks) {
        this.version = version;
        this.clock = clock;
        this.started = clock.instant();
        this.checks = new LinkedHashMap<>(checks);
    }

    /// From now on `/ready` says no, so that no new request is sent here.
    public void drain() {
        draining.set(true);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health", this::health, Role.PUBLIC);
        routes.get("/ready", this::ready, Role.PUBLIC);
    }

    private void health(Context ctx) {
        Queries.allowOnly(ctx);
        Answers.json(
                ctx,
                new Alive(
                        "alive", version, Duration.between(started, clock.instant()).toSeconds()));
    }

    private void ready(Context ctx) {
        Queries.allowOnly(ctx);
        Map<String, String> answers = new LinkedHashMap<>();
        checks.forEach(
                (name, check) -> answers.put(name, check.getAsBoolean() ? "ok" : "unavailable"));
        boolean ready = !draining.get() && answers.values().stream().allMatch("ok"::equals);
        ctx.status(ready ? 200 : 503);
        Answers.json(ctx, new Readiness(ready ? "ready" : "not ready", draining.get(), answers));
    }

    private record Alive(String status, String version, long uptimeSeconds) {}

    private record Readiness(String status, boolean draining, Map<String, String> checks) {}
}
