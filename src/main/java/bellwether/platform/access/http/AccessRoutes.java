package bellwether.platform.access.http;

import bellwether.platform.access.ApiKey;
import bellwether.platform.access.AuditDao;
import bellwether.platform.access.AuditEntry;
import bellwether.platform.access.DeferredAudit;
import bellwether.platform.access.KeyCatalog;
import bellwether.platform.access.KeyChange;
import bellwether.platform.access.KeyRequest;
import bellwether.platform.access.SessionCatalog;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.SessionCookie;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The routes of this module.
public final class AccessRoutes implements Routes {
    private static final String GRACE_RULE = "must be 0 to 604800 (a week)";

    private final KeyCatalog keys;
    private final SessionCatalog sessions;
    private final AuditDao audit;
    private final DeferredAudit ledger;
    private final BodyParser bodies;
    private final InstantSource clock;

    public AccessRoutes(
            KeyCatalog keys,
            SessionCatalog sessions,
            AuditDao audit,
            DeferredAudit ledger,
            BodyParser bodies,
            InstantSource clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.audit = audit;
        this.ledger = ledger;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/me", this::me, Role.READER);
        routes.post("/api/v1/keys", this::make, Role.ADMIN);
        routes.get("/api/v1/keys", this::list, Role.ADMIN);
        routes.get("/api/v1/keys/{id}", this::show, Role.ADMIN);
        routes.patch("/api/v1/keys/{id}", this::change, Role.ADMIN);
        routes.delete("/api/v1/keys/{id}", this::revoke, Role.ADMIN);
        routes.post("/api/v1/keys/{id}/rotate", this::rotate, Role.ADMIN);
        routes.get("/api/v1/audit", this::audit, Role.ADMIN);
    }

    private void me(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Actor actor = Callers.actor(ctx);
        Responses.json(
                ctx,
                new Me(
                        actor.caller().key().isEmpty() ? null : actor.caller().key(),
                        actor.owner(),
                        actor.caller().role().word(),
                        keys.shownBy(actor).flatMap(ApiKey::expiresAt).orElse(null)));
    }

    private void make(Context ctx) {
        QueryParameters.allowOnly(ctx);
        KeyRequest request = bodies.read(ctx, KeyRequest.class);
        Actor actor = Callers.actor(ctx);
        List<SessionCatalog.Opened> opened = new ArrayList<>();
        KeyCatalog.Made made =
                keys.make(
                        actor,
                        request,
                        IdempotencyKey.of(ctx),
                        key -> signIn(ctx, actor, key).ifPresent(opened::add));
        opened.forEach(session -> OpenedSession.give(ctx, session));
        answer(ctx, made);
    }

    /// From the first key on this machine's user needs one: a browser that makes it is signed in
    /// with it, so that its page goes on.
    private Optional<SessionCatalog.Opened> signIn(Context ctx, Actor actor, ApiKey key) {
        boolean browser = "same-origin".equals(ctx.header("Sec-Fetch-Site"));
        if (!browser
                || !actor.caller().equals(Caller.LOCAL)
                || SessionCookie.of(ctx) == SessionCookie.NONE) {
            return Optional.empty();
        }
        Caller holder = new Caller(key.prefix(), key.owner(), key.role());
        return Optional.of(
                sessions.open(
                        new Actor(holder, actor.requestId(), actor.client()),
                        OpenedSession.wish(ctx, false)));
    }

    private void rotate(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Rotation rotation =
                ctx.bodyAsBytes().length == 0
                        ? new Rotation(null)
                        : bodies.read(ctx, Rotation.class);
        answer(ctx, keys.rotate(Callers.actor(ctx), ctx.pathParam("id"), rotation.grace()));
    }

    private void answer(Context ctx, KeyCatalog.Made made) {
        ctx.status(201).header("Location", "/api/v1/keys/" + made.key().id());
        Responses.json(ctx, shown(made.key(), made.secret().text()));
    }

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        Optional<UUID> before =
                Cursor.from(ctx, "keys", 1)
                        .map(cursor ->
                                KeyCatalog.uuid(cursor.part(0))
                                        .orElseThrow(() -> Cursor.mangled(cursor.encode())));
        ledger.write();
        Page<ApiKey> page =
                Page.of(
                        ctx,
                        limit,
                        keys.list(before, limit + 1),
                        last -> Cursor.of("keys", last.id()));
        Responses.json(ctx, page.map(key -> shown(key, null)));
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ledger.write();
        Responses.json(ctx, shown(keys.find(ctx.pathParam("id")), null));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        KeyChange change = bodies.read(ctx, KeyChange.class);
        Responses.json(
                ctx, shown(keys.change(Callers.actor(ctx), ctx.pathParam("id"), change), null));
    }

    private void revoke(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, shown(keys.revoke(Callers.actor(ctx), ctx.pathParam("id")), null));
    }

    /// What this process has in hand is written first, so that it is there.
    private void audit(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor", "actor", "action", "since");
        int limit = QueryParameters.limit(ctx);
        AuditDao.Filter filter =
                new AuditDao.Filter(
                        Optional.ofNullable(ctx.queryParam("actor")),
                        Optional.ofNullable(ctx.queryParam("action")),
                        QueryParameters.time(ctx, "since"),
                        Cursor.number(ctx, "audit", Long.MAX_VALUE));
        ledger.write();
        List<AuditEntry> found = audit.list(filter, limit + 1);
        Responses.json(ctx, Page.of(ctx, limit, found, last -> Cursor.of("audit", last.id())));
    }

    private Shown shown(ApiKey key, @Nullable String secret) {
        return new Shown(
                key.id(),
                secret,
                key.prefix(),
                key.owner(),
                key.role().word(),
                key.name(),
                key.state(clock.instant()).word(),
                new Life(
                        key.createdAt(),
                        key.createdBy(),
                        key.expiresAt().orElse(null),
                        key.revokedAt().orElse(null),
                        key.lastUsedAt().orElse(null)),
                key.replaces().orElse(null),
                key.quota().perHour().orElse(null),
                key.quota().perDay().orElse(null));
    }

    /// A key as the API shows it; the secret only in the answer that made it.
    private record Shown(
            UUID id,
            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String key,
            String prefix,
            String owner,
            String role,
            String name,
            String state,
            @JsonUnwrapped Life life,
            @Nullable UUID replaces,
            @Nullable Integer requestsPerHour,
            @Nullable Integer requestsPerDay) {}

    /// When a key was made, used and ended.
    private record Life(
            Instant createdAt,
            @JsonSerialize(using = EmptyAsNull.class) String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    private record Me(
            @Nullable String key, String owner, String role, @Nullable Instant expiresAt) {}

    /// The body of a rotation, which may be absent.
    record Rotation(
            @Nullable
                    @Min(value = 0, message = GRACE_RULE)
                    @Max(value = 604_800, message = GRACE_RULE)
                    Integer graceSeconds) {
        Duration grace() {
            return Duration.ofSeconds(Objects.requireNonNullElse(graceSeconds, 0));
        }
    }
}
