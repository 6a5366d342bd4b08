package bellwether.platform.access.http;

import bellwether.platform.access.ApiKey;
import bellwether.platform.access.BrowserSession;
import bellwether.platform.access.DeferredAudit;
import bellwether.platform.access.KeyCatalog;
import bellwether.platform.access.SessionCatalog;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.LateKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.StatusRefusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in and out with a browser.
public final class SessionRoutes implements Routes {
    private static final String PATH = "/api/v1/session";
    private static final String LIST = "/api/v1/sessions";

    private final SessionCatalog sessions;
    private final KeyCatalog keys;
    private final DeferredAudit ledger;
    private final BodyParser bodies;
    private final String version;

    /// @param version of the program
    public SessionRoutes(
            SessionCatalog sessions,
            KeyCatalog keys,
            DeferredAudit ledger,
            BodyParser bodies,
            String version) {
        this.sessions = sessions;
        this.keys = keys;
        this.ledger = ledger;
        this.bodies = bodies;
        this.version = version;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::signIn, Role.PUBLIC);
        routes.get(PATH, this::show, Role.READER);
        routes.delete(PATH, this::signOut, Role.READER);
        routes.get(LIST, this::list, Role.READER);
        routes.delete(LIST + "/{id}", this::end, Role.READER);
    }

    private void signIn(Context ctx) {
        QueryParameters.allowOnly(ctx);
        SessionCookie cookie = SessionCookie.of(ctx);
        if (cookie == SessionCookie.NONE) {
            throw StatusRefusal.of(
                    403,
                    "tls_needed",
                    "Signing in over plain http would let anyone on the way read the session. Use https"
                            + " (behind a proxy set TRUSTED_PROXY_HOPS), or allow it with"
                            + " SESSIONS_OVER_HTTP=true.");
        }
        ObjectNode body = body(ctx);
        // taken out first, so that no refusal quotes it
        JsonNode key = body.path("key");
        body.remove("key");
        SignIn rest = bodies.read(body, SignIn.class, _ -> SignIn.faults(key));
        Caller caller = LateKey.of(ctx).caller(Optional.of(key.asText()));
        boolean stay = Boolean.TRUE.equals(rest.stay());
        SessionCatalog.Opened opened =
                sessions.open(Callers.actor(ctx, caller), OpenedSession.wish(ctx, stay));
        OpenedSession.give(ctx, opened);
        BrowserSession session = opened.session();
        ctx.status(201);
        Responses.json(
                ctx,
                new Started(
                        session.publicId(),
                        session.keyName(),
                        caller.owner(),
                        caller.role().word(),
                        session.expiresAt(),
                        session.idleExpiresAt()));
    }

    /// Refusals of other bodies quote what they are about, which here may be the key.
    private ObjectNode body(Context ctx) {
        try {
            return bodies.object(ctx);
        } catch (Refusal refusal) {
            throw switch (refusal.code()) {
                case "broken_json" -> refusal.saying("The body is not valid JSON.");
                case "invalid_request" -> Refusal.invalid("", "the body must be a JSON object");
                default -> refusal;
            };
        }
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Actor actor = Callers.actor(ctx);
        Caller caller = actor.caller();
        Optional<BrowserSession> session = sessions.of(caller);
        boolean local = caller.equals(Caller.LOCAL);
        Optional<ApiKey> key = keys.shownBy(actor);
        Responses.json(
                ctx,
                new Known(
                        session.isPresent(),
                        session.isPresent() ? "cookie" : local ? "local" : "key",
                        session.map(BrowserSession::publicId).orElse(null),
                        keyName(caller, session, key),
                        caller.owner(),
                        caller.role().word(),
                        session.map(BrowserSession::expiresAt)
                                .or(() -> key.flatMap(ApiKey::expiresAt))
                                .orElse(null),
                        session.map(BrowserSession::idleExpiresAt).orElse(null),
                        local,
                        version));
    }

    private static @Nullable String keyName(
            Caller caller, Optional<BrowserSession> session, Optional<ApiKey> key) {
        return caller.key().isEmpty()
                ? null
                : session.map(BrowserSession::keyName)
                        .or(() -> key.map(ApiKey::name))
                        .orElse(BrowserSession.MASTER_NAME);
    }

    private void signOut(Context ctx) {
        QueryParameters.allowOnly(ctx);
        sessions.signOut(Callers.actor(ctx));
        OpenedSession.take(ctx);
        Responses.nothing(ctx);
    }

    /// What this process has in hand is written first, so that it is there.
    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        long before = Cursor.number(ctx, "sessions", Long.MAX_VALUE);
        Caller caller = Callers.of(ctx);
        ledger.write();
        Page<BrowserSession> page =
                Page.of(
                        ctx,
                        limit,
                        sessions.list(caller.owner(), before),
                        last -> Cursor.of("sessions", last.id()));
        Responses.json(ctx, page.map(session -> ShownBrowserSession.of(session, caller)));
    }

    private void end(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Actor actor = Callers.actor(ctx);
        String id = ctx.pathParam("id");
        sessions.end(actor, id);
        if (id.equals(actor.caller().session())) {
            OpenedSession.take(ctx);
        }
        Responses.nothing(ctx);
    }

    /// The answer to it.
    private record Started(
            String session,
            String keyName,
            String owner,
            String role,
            Instant expiresAt,
            Instant idleExpiresAt) {}

    /// Who asks, and how that is known.
    private record Known(
            boolean signedIn,
            String by,
            @Nullable String session,
            @Nullable String keyName,
            String owner,
            String role,
            @Nullable Instant expiresAt,
            @Nullable Instant idleExpiresAt,
            boolean localMode,
            String version) {}
}
