package bellwether.platform.http.security;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.PassingFault;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.limits.RateLimits;
import bellwether.platform.http.problem.BodyDrain;
import bellwether.platform.http.problem.ExchangeLog;
import bellwether.platform.http.problem.KnownRefusals;
import bellwether.platform.http.problem.ProblemMapper;
import bellwether.platform.http.problem.ResponseHeaders;
import bellwether.platform.http.problem.ServerProblems;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a request on when its key or session may do what its route asks. It stands under the
/// routes, because a request that merely looks like a WebSocket's comes by none of their filters.
/// Public routes are open, whatever key they are shown: they must answer while the database is
/// away.
public final class Authorization extends Handler.Wrapper {
    private static final String ASKED = Authorization.class.getName();

    private final AuthorizationParts guards;
    private final RateLimits limits;
    private final RequiredRoles roles;
    private final ProblemMapper problems;
    private final SessionTransport transports;
    private final KeyRevalidation standings;
    private final CallerLookup callers;

    public Authorization(
            AuthorizationParts guards,
            RateLimits limits,
            RequiredRoles roles,
            ProblemMapper problems,
            SessionTransport transports) {
        this.guards = guards;
        this.limits = limits;
        this.roles = roles;
        this.problems = problems;
        this.transports = transports;
        standings = new KeyRevalidation(guards.keys());
        callers = new CallerLookup(guards, limits);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequiredRoles.Asked asked = roles.of(request);
        request.setAttribute(ASKED, asked);
        try {
            Credentials.refuseInUrl(request);
            SessionCookie transport = transports.of(request);
            transport.remember(request);
            if (asked.role() == Role.PUBLIC) {
                limits.count(request, response);
                if (RequiredRoles.isWebSocket(request)) {
                    callers.late(request, asked, transport).remember(request);
                } else if (request.getMethod().equals("POST")) {
                    callers.inBody(request, asked, transport).remember(request);
                }
            } else {
                letIn(request, response, asked, transport);
            }
        } catch (RuntimeException e) {
            RuntimeException reason = full(request, asked, e) ? KnownRefusals.diskFull() : e;
            return ServerProblems.refuse(request, response, callback, refusal(request, reason));
        }
        return super.handle(request, response, callback);
    }

    private void letIn(
            Request request,
            Response response,
            RequiredRoles.Asked asked,
            SessionCookie transport) {
        Caller caller = callers.caller(request, response, asked, transport);
        Callers.remember(request, caller);
        standings.remember(request, caller);
        if (!caller.session().isEmpty()) {
            ResponseHeaders.append(request, response, "Vary", "Cookie");
        }
        limits.count(request, response);
        if (!caller.role().covers(asked.role())) {
            throw callers.denied(
                    request,
                    caller.key(),
                    asked,
                    RequiredRoles.forbidden(asked.role(), caller.role()));
        }
        if (stores(request, asked) && guards.full().getAsBoolean()) {
            throw KnownRefusals.diskFull();
        }
    }

    /// Whether the route that was asked for may read this request's body.
    public static boolean takesBody(Request request) {
        return BodyDrain.mayBeRead(request)
                && request.getAttribute(ASKED) instanceof RequiredRoles.Asked asked
                && asked.exists();
    }

    /// Whoever may only read stores nothing but preferences, whatever the method.
    private static boolean stores(Request request, RequiredRoles.Asked asked) {
        return request.getMethod().equals("PUT")
                || (asked.role() != Role.READER
                        && Set.of("POST", "PATCH").contains(request.getMethod()));
    }

    /// Whether the database is away because its disk is full.
    private boolean full(Request request, RequiredRoles.Asked asked, RuntimeException fault) {
        return PassingFault.is(fault) && stores(request, asked) && guards.full().getAsBoolean();
    }

    private Refusal refusal(Request request, RuntimeException fault) {
        return problems.refusal(
                fault,
                request.getMethod()
                        + " "
                        + Quoted.path(Credentials.masked(request.getHttpURI().getPath())),
                ExchangeLog.method(request) + " " + roles.of(request).route(),
                ResponseHeaders.requestId(request));
    }
}
