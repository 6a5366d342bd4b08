package bellwether.platform.ops.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.Components;
import bellwether.platform.ops.DatabaseState;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.KnownDatabase;
import bellwether.platform.ops.StatusPort;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the process lives (`/health`, which never asks the database), whether it can serve
/// (`/ready`, which does), and how each part of it is.
public final class Health implements Routes {
    private final String version;
    private final InstantSource clock;
    private final Instant started;
    private final Map<String, BooleanSupplier> checks;
    private final Components components;
    private final AtomicBoolean draining = new AtomicBoolean();

    /// Made at the start of the process.
    ///
    /// @param checks what must be true before requests are welcome, by name
    public Health(
            String version,
            InstantSource clock,
            Map<String, BooleanSupplier> checks,
            Components components) {
        this.version = version;
        this.clock = clock;
        this.started = clock.instant();
        this.components = components;
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
        routes.get("/health/detailed", this::detailed, Role.READER);
        routes.get("/health/pool", this::pool, Role.READER);
    }

    private void health(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, Alive.of(components.knownDatabase(), version, uptime()));
    }

    private void ready(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Map<String, String> answers = new LinkedHashMap<>();
        checks.forEach(
                (name, check) -> answers.put(name, check.getAsBoolean() ? "ok" : "unavailable"));
        boolean ready = !draining.get() && answers.values().stream().allMatch("ok"::equals);
        ctx.status(ready ? 200 : 503);
        Responses.json(ctx, new Readiness(ready ? "ready" : "not ready", draining.get(), answers));
    }

    /// 503 when a part is down, so that whoever looks at the status alone is told the truth too.
    private void detailed(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Detailed answer = detail();
        ctx.status(answer.httpStatus());
        Responses.json(ctx, answer);
    }

    /// The same for a port that is none of the web server's.
    public StatusPort.Answer answer() {
        Detailed answer = detail();
        return new StatusPort.Answer(answer.httpStatus(), Json.answer(answer));
    }

    private Detailed detail() {
        Map<String, Component> parts = components.all();
        HealthStatus worst =
                parts.values().stream()
                        .map(Component::status)
                        .max(Comparator.naturalOrder())
                        .orElse(HealthStatus.UP);
        return new Detailed(
                worst,
                version,
                uptime(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                draining.get(),
                parts);
    }

    private void pool(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, PoolHealth.of(components.pools()));
    }

    private long uptime() {
        return Duration.between(started, clock.instant()).toSeconds();
    }

    private record Detailed(
            HealthStatus status,
            String version,
            long uptimeSeconds,
            Instant checkedAt,
            boolean draining,
            Map<String, Component> components) {
        int httpStatus() {
            return status == HealthStatus.DOWN ? 503 : 200;
        }
    }

    /// @param status `degraded` while the database does not answer; the process lives in any case
    /// @param databaseSeenAt when the database last answered a look
    private record Alive(
            String status,
            DatabaseState database,
            boolean alive,
            String version,
            long uptimeSeconds,
            @Nullable Instant databaseSeenAt) {
        static Alive of(KnownDatabase known, String version, long uptime) {
            return new Alive(
                    known.state() == DatabaseState.DISCONNECTED ? "degraded" : "healthy",
                    known.state(),
                    true,
                    version,
                    uptime,
                    known.seenAt().orElse(null));
        }
    }

    private record Readiness(String status, boolean draining, Map<String, String> checks) {}
}
