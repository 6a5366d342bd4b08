package bellwether.platform.http.security;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.db.PassingFault;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.LateKey;
import bellwether.platform.http.LocalNames;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.limits.RateLimits;
import bellwether.platform.http.problem.BodyDrain;
import bellwether.platform.http.problem.ExchangeLog;
import bellwether.platform.http.problem.KnownRefusals;
import bellwether.platform.http.problem.ProblemMapper;
import bellwether.platform.http.problem.ResponseHeaders;
import bellwether.platform.http.problem.ServerProblems;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a request on when its key may do what its route asks. It stands under the routes, because a
/// request that merely looks like a WebSocket's comes by none of their filters. Public routes are
/// open, whatever key they are shown: they must answer while the database is away.
public final class Authorization extends Handler.Wrapper {
    private static final String ASKED = Authorization.class.getName();

    private final AuthorizationParts guards;
    private final RateLimits limits;
    private final RequiredRoles roles;
    private final ProblemMapper problems;
    private final KeyRevalidation standings;
    private final ShownKeys shown;

    public Authorization(
            AuthorizationParts guards,
            RateLimits limits,
            RequiredRoles roles,
            ProblemMapper problems) {
        this.guards = guards;
        this.limits = limits;
        this.roles = roles;
        this.problems = problems;
        standings = new KeyRevalidation(guards.keys());
        shown = new ShownKeys(guards);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequiredRoles.Asked asked = roles.of(request);
        request.setAttribute(ASKED, asked);
        try {
            Credentials.refuseInUrl(request);
            if (asked.role() == Role.PUBLIC) {
                limits.count(request, response);
                if (RequiredRoles.isWebSocket(request)) {
                    late(request, asked).remember(request);
                }
            } else {
                Caller caller = caller(request, response, asked);
                Callers.remember(request, caller);
                standings.remember(request, caller);
                limits.count(request, response);
                if (!caller.role().covers(asked.role())) {
                    throw denied(
                            request, caller.key(), asked, RequiredRoles.forbidden(asked.role()));
                }
                if (stores(request, asked) && guards.full().getAsBoolean()) {
                    throw KnownRefusals.diskFull();
                }
            }
        } catch (RuntimeException e) {
            RuntimeException reason = full(request, asked, e) ? KnownRefusals.diskFull() : e;
            return ServerProblems.refuse(request, response, callback, refusal(request, reason));
        }
        return super.handle(request, response, callback);
    }

    /// Whether the route that was asked for may read this request's body.
    public static boolean takesBody(Request request) {
        return BodyDrain.mayBeRead(request)
                && request.getAttribute(ASKED) instanceof RequiredRoles.Asked asked
                && asked.exists();
    }

    /// Whoever may only read stores nothing, whatever the method.
    private static boolean stores(Request request, RequiredRoles.Asked asked) {
        return asked.role() != Role.READER
                && Set.of("POST", "PUT", "PATCH").contains(request.getMethod());
    }

    /// Whether the database is away because its disk is full.
    private boolean full(Request request, RequiredRoles.Asked asked, RuntimeException fault) {
        return PassingFault.is(fault) && stores(request, asked) && guards.full().getAsBoolean();
    }

    private Refusal refusal(Request request, RuntimeException fault) {
        return problems.refusal(
                fault,
                request.getMethod() + " " + Quoted.path(request.getHttpURI().getPath()),
                ExchangeLog.method(request) + " " + roles.of(request).route(),
                ResponseHeaders.requestId(request));
    }

    private Caller caller(Request request, Response response, RequiredRoles.Asked asked) {
        Optional<String> ticket = Credentials.ticket(request);
        if (ticket.isPresent()) {
            return guards.tickets()
                    .redeem(ticket.get())
                    .orElseThrow(() -> shown.wrong(Sender.of(request, asked), "", badTicket()));
        }
        Optional<String> key = Credentials.key(request);
        if (key.isEmpty()) {
            return keyless(request, response, asked);
        }
        Check.Good good = shown.good(Sender.of(request, asked), key.get());
        Callers.remember(request, good.quota());
        return good.caller();
    }

    /// What outlives the request is kept, not the request.
    private LateKey late(Request request, RequiredRoles.Asked asked) {
        Sender sender = Sender.of(request, asked);
        boolean own = LocalNames.contain(Request.getServerName(request));
        return key ->
                key.map(one -> shown.good(sender, one).caller())
                        .or(() -> own ? guards.keys().keyless() : Optional.empty())
                        .orElseThrow(() -> shown.denied(sender, "", "", lateKeyNeeded()));
    }

    private static Refusal lateKeyNeeded() {
        return Credentials.unauthorized(
                "key_needed", "An API key is required: auth: {token: KEY}.");
    }

    private static Refusal badTicket() {
        return Credentials.unauthorized(
                "bad_ticket",
                "This ticket is unknown, used, or older than 30 s; get another one from POST /api/v1/live/tickets.");
    }

    /// Whoever may do without a key is a user of this machine, and none that a web page sends: such
    /// a page can give this machine a name of its own, but not a name of ours.
    private Caller keyless(Request request, Response response, RequiredRoles.Asked asked) {
        Optional<Caller> local = guards.keys().keyless();
        if (local.isEmpty()) {
            limits.countStranger(request, response);
            throw keyNeeded(
                    request,
                    asked,
                    "An API key is required: send Authorization: Bearer, or X-API-Key.");
        }
        refuseForeignPage(request, asked);
        if (!LocalNames.contain(Request.getServerName(request))) {
            throw keyNeeded(
                    request,
                    asked,
                    "Without keys this service accepts calls to localhost only; set MASTER_API_KEY to call"
                            + " it under another name.");
        }
        return local.get();
    }

    private Refusal keyNeeded(Request request, RequiredRoles.Asked asked, String detail) {
        return denied(request, "", asked, Credentials.unauthorized("key_needed", detail));
    }

    /// A page of another site can make a browser ask, though it never sees the answer; where no key
    /// is needed it would use up what this machine's user may ask.
    private void refuseForeignPage(Request request, RequiredRoles.Asked asked) {
        HttpFields headers = request.getHeaders();
        if ("cross-site".equals(headers.get("Sec-Fetch-Site"))
                && !headers.contains(HttpHeader.ORIGIN)) {
            throw denied(
                    request,
                    "",
                    asked,
                    StatusRefusal.of(
                            403,
                            "cross_site",
                            "The request came from a page of another site. Open the address directly, or add the"
                                    + " page's origin to CORS_ORIGINS and call with CORS."));
        }
    }

    private Refusal denied(
            Request request, String key, RequiredRoles.Asked asked, Refusal refusal) {
        String owner = Callers.of(request).map(Caller::owner).orElse("");
        return shown.denied(Sender.of(request, asked), key, owner, refusal);
    }
}
