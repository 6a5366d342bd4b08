package bellwether.platform.http;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.KeyQuota;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Who sent a request, as the guard has found.
public final class Callers {
    private static final String ATTRIBUTE = Callers.class.getName();
    private static final String QUOTA = KeyQuota.class.getName();

    private Callers() {}

    /// The caller of the request that a route is answering.
    ///
    /// @throws Refusal 401 when none was found, as on a public route
    public static Caller of(Context ctx) {
        if (ctx.req().getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        throw Credentials.unauthorized("key_needed", "An API key is required.");
    }

    /// The caller with the request and the address, for the audit log.
    ///
    /// @throws Refusal 401 when none was found
    public static Actor actor(Context ctx) {
        return new Actor(of(ctx), RequestIds.of(ctx), ClientAddress.of(ctx));
    }

    /// The same of a caller whose key came in the body.
    public static Actor actor(Context ctx, Caller caller) {
        return new Actor(caller, RequestIds.of(ctx), ClientAddress.of(ctx));
    }

    /// The caller of the request that opened a WebSocket.
    ///
    /// @throws Refusal 401 when none was found
    public static Caller of(WsContext ctx) {
        if (ctx.attribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        throw Credentials.unauthorized("key_needed", "An API key is required.");
    }

    /// The caller, when one has been found already.
    public static Optional<Caller> of(Request request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /// What was agreed with this caller about how much it may ask.
    public static KeyQuota quota(Request request) {
        return request.getAttribute(QUOTA) instanceof KeyQuota known ? known : KeyQuota.NONE;
    }

    public static void remember(Request request, KeyQuota quota) {
        request.setAttribute(QUOTA, quota);
    }

    public static void remember(Request request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }
}
