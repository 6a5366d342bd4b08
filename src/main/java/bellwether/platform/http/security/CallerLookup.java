package bellwether.platform.http.security;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.LateKey;
import bellwether.platform.http.LocalNames;
import bellwether.platform.http.SessionCookie;
import bellwether.platform.http.limits.RateLimits;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/// Finds out who sends a request: by its ticket, its key, its session's cookie, in this order, or
/// as the user of this machine.
final class CallerLookup {
    private final AuthorizationParts guards;
    private final RateLimits limits;
    private final ShownKeys shown;

    CallerLookup(AuthorizationParts guards, RateLimits limits) {
        this.guards = guards;
        this.limits = limits;
        shown = new ShownKeys(guards);
    }

    /// Who sent it.
    ///
    /// @param transport the cookie that it may be known by
    /// @throws Refusal when it lets nobody in
    Caller caller(
            Request request,
            Response response,
            RequiredRoles.Asked asked,
            SessionCookie transport) {
        Optional<String> ticket = Credentials.ticket(request);
        if (ticket.isPresent()) {
            return shown.redeemed(Sender.of(request, asked), ticket.get(), badTicket());
        }
        Optional<String> key = Credentials.key(request);
        if (key.isPresent()) {
            return good(request, shown.good(Sender.of(request, asked), key.get()));
        }
        Optional<Caller> local = guards.keys().keyless();
        return local.isPresent()
                ? local(request, local.get(), asked, transport)
                : signedIn(request, response, asked, transport);
    }

    private static Caller good(Request request, Check.Good good) {
        Callers.remember(request, good.quota());
        return good.caller();
    }

    private Caller signedIn(
            Request request,
            Response response,
            RequiredRoles.Asked asked,
            SessionCookie transport) {
        Optional<String> token = transport.token(request);
        if (token.isEmpty()) {
            limits.countStranger(request, response);
            throw denied(request, asked, keyNeeded(transport));
        }
        refuseOthers(request, SameOrigin.By.COOKIE, asked, transport);
        return switch (shown.session(Sender.of(request, asked), token.get())) {
            case Check.Good good -> good(request, good);
            case Check.Gone(String key, String why) -> {
                limits.countStranger(request, response);
                throw shown.denied(
                        Sender.of(request, asked),
                        key,
                        "",
                        ended("This session has ended: %s. Sign in again.".formatted(why)));
            }
            case Check.Unknown() -> {
                limits.countStranger(request, response);
                throw denied(
                        request,
                        asked,
                        ended("This session is unknown or was ended. Sign in again."));
            }
        };
    }

    private static Refusal keyNeeded(SessionCookie transport) {
        return Credentials.unauthorized(
                "key_needed",
                "An API key is required: send Authorization: Bearer, or X-API-Key"
                        + (transport == SessionCookie.NONE
                                ? "."
                                : "; browsers sign in with POST /api/v1/session."));
    }

    private static Refusal ended(String words) {
        return Credentials.unauthorized("session_ended", words);
    }

    /// Whoever may do without a key is a user of this machine, and none that a web page sends: such
    /// a page can give this machine a name of its own, but not a name of ours.
    private Caller local(
            Request request, Caller local, RequiredRoles.Asked asked, SessionCookie transport) {
        refuseOthers(request, SameOrigin.By.MACHINE, asked, transport);
        if (!LocalNames.contain(Request.getServerName(request))) {
            throw denied(
                    request,
                    asked,
                    Credentials.unauthorized(
                            "key_needed",
                            "Without keys this service accepts calls to localhost only; set MASTER_API_KEY to call"
                                    + " it under another name."));
        }
        return local;
    }

    private void refuseOthers(
            Request request, SameOrigin.By by, RequiredRoles.Asked asked, SessionCookie transport) {
        try {
            SameOrigin.require(request, by, transport);
        } catch (Refusal refusal) {
            throw denied(request, asked, refusal);
        }
    }

    /// Judges a key that comes later than the head of the request, in a message of its WebSocket.
    /// What outlives the request is kept, not the request.
    LateKey late(Request request, RequiredRoles.Asked asked, SessionCookie transport) {
        Sender sender = Sender.of(request, asked);
        boolean own =
                LocalNames.contain(Request.getServerName(request))
                        && foreign(request, transport).isEmpty();
        return key ->
                key.map(one -> shown.good(sender, one).caller())
                        .or(() -> own ? guards.keys().keyless() : Optional.empty())
                        .orElseThrow(() -> shown.denied(sender, "", "", lateKeyNeeded()));
    }

    /// The same of a key in the body, with which a browser signs in: a page of others could sign
    /// somebody in as itself.
    LateKey inBody(Request request, RequiredRoles.Asked asked, SessionCookie transport) {
        Sender sender = Sender.of(request, asked);
        Optional<Refusal> foreign = foreign(request, transport);
        return key -> {
            if (foreign.isPresent()) {
                throw shown.denied(sender, "", "", foreign.get());
            }
            return shown.good(sender, key.orElse("")).caller();
        };
    }

    private static Optional<Refusal> foreign(Request request, SessionCookie transport) {
        try {
            SameOrigin.require(request, SameOrigin.By.MACHINE, transport);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
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

    private Refusal denied(Request request, RequiredRoles.Asked asked, Refusal refusal) {
        return denied(request, "", asked, refusal);
    }

    Refusal denied(Request request, String key, RequiredRoles.Asked asked, Refusal refusal) {
        String owner = Callers.of(request).map(Caller::owner).orElse("");
        return shown.denied(Sender.of(request, asked), key, owner, refusal);
    }
}
