package bellwether.platform.http.security;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Route;
import bellwether.platform.http.StatusRefusal;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerEntry;
import io.javalin.websocket.WsHandlerType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/// Which role the route asks for that a request is going to reach: found by the router itself, so
/// that both always mean the same route.
public final class RequiredRoles {
    private static final String WEB_SOCKET = "Sec-WebSocket-Version";

    private static final String UNMATCHED = "unmatched";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final JavalinState javalin;

    public RequiredRoles(JavalinState javalin) {
        this.javalin = javalin;
    }

    /// @param route its pattern; "unmatched" when there is none
    record Asked(String route, Role role) {
        /// Whether there is such a route.
        boolean exists() {
            return !route.equals(UNMATCHED);
        }
    }

    /// Where there is no route, any good key is asked for, so that strangers do not learn which
    /// routes there are; but a public path may say what it allows.
    Asked of(Request request) {
        String path = String.valueOf(request.getHttpURI().getPath());
        if (isWebSocket(request)) {
            return webSocket(path);
        }
        ParsedEndpoint matched =
                javalin.internalRouter.findFirstHttpHandlerEntry(
                        HandlerType.findOrCreate(request.getMethod()), path);
        return matched == null
                ? new Asked(UNMATCHED, isPublic(path) ? Role.PUBLIC : Role.READER)
                : new Asked(matched.endpoint.path, role(matched.endpoint));
    }

    /// Whether it is meant to open a WebSocket.
    static boolean isWebSocket(Request request) {
        return request.getHeaders().contains(WEB_SOCKET);
    }

    /// The pattern of the route that a request means; "unmatched" when there is none.
    public String route(Request request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (!METHODS.contains(method)) {
            return UNMATCHED; // the framework would remember each that it is asked for
        }
        ParsedEndpoint matched =
                javalin.internalRouter.findFirstHttpHandlerEntry(
                        HandlerType.findOrCreate(method),
                        String.valueOf(request.getHttpURI().getPath()));
        return matched == null ? UNMATCHED : matched.endpoint.path;
    }

    private Asked webSocket(String path) {
        WsHandlerEntry matched = javalin.wsRouter.getWsPathMatcher().findEndpointHandlerEntry(path);
        return matched == null
                ? new Asked(UNMATCHED, Role.READER)
                : new Asked(matched.getPath(), role(matched.getPath(), matched.getRoles()));
    }

    private boolean isPublic(String path) {
        return HandlerType.commonHttp().stream()
                .map(method -> javalin.internalRouter.findFirstHttpHandlerEntry(method, path))
                .anyMatch(found -> found != null && role(found.endpoint) == Role.PUBLIC);
    }

    /// Every route.
    ///
    /// @throws IllegalStateException when one names no role, or several
    public List<Route> all() {
        return javalin.internalRouter.allHttpHandlers().stream()
                .map(known -> known.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(known -> new Route(known.method.name(), known.path, role(known)))
                .toList();
    }

    /// Checks that each route names the role it needs.
    ///
    /// @throws IllegalStateException when a route names no role, or several
    public void requireAll() {
        all();
        javalin.internalRouter.allWsHandlers().stream()
                .filter(entry -> entry.getType() == WsHandlerType.WEBSOCKET)
                .forEach(entry -> role(entry.getPath(), entry.getRoles()));
    }

    /// Asks again at the route itself, should something have come by another way.
    public static void recheck(Context ctx) {
        Role asked = role(ctx.path(), ctx.routeRoles());
        if (asked == Role.PUBLIC) {
            return;
        }
        Role held = Callers.of(ctx).role();
        if (!held.covers(asked)) {
            throw forbidden(asked, held);
        }
    }

    static Refusal forbidden(Role asked, Role held) {
        return StatusRefusal.of(
                403,
                "role_needed",
                "This route requires a key with role %s; yours has role %s."
                        .formatted(asked.word(), held.word()));
    }

    private static Role role(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return role(
                endpoint.method + " " + endpoint.path, roles == null ? Set.of() : roles.getRoles());
    }

    private static Role role(String route, Set<? extends RouteRole> roles) {
        List<Role> known =
                roles.stream()
                        .flatMap(role -> role instanceof Role ours ? Stream.of(ours) : Stream.of())
                        .toList();
        if (known.size() != 1 || roles.size() != 1) {
            throw new IllegalStateException(
                    "%s must name one role, it names %s".formatted(route, roles));
        }
        return known.getFirst();
    }
}
