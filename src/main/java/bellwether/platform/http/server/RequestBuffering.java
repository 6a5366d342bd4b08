package bellwether.platform.http.server;

import bellwether.platform.base.Caller;
import bellwether.platform.http.Callers;
import bellwether.platform.http.RouteKinds;
import bellwether.platform.http.StreamingUpload;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.problem.BodyDrain;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.security.Authorization;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a request through when all of its body is there, so that one whose body comes slowly holds
/// a connection and nothing else. It stands behind the guard: only the body of a request that its
/// route, key and limits allow is read at all.
final class RequestBuffering extends Handler.Wrapper {
    /// Of one caller's bodies, so that a few callers at their limit leave room for others.
    private static final int SHARES = 4;

    /// What public routes are sent, from one address and from all.
    private static final int STRANGERS_BODY = 8 * 1024;

    private static final int STRANGERS_OF_ONE = 8 * STRANGERS_BODY;
    private static final int STRANGERS = 16 * STRANGERS_OF_ONE;

    private final ServerLimits.Body limits;
    private final ClientAddresses addresses;
    private final BodyBudget strangers = new BodyBudget(STRANGERS, STRANGERS_OF_ONE);
    private final BodyBudget callers;

    RequestBuffering(ServerLimits.Body limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
        long most = Math.max(8L * limits.largest(), Runtime.getRuntime().maxMemory() / 8);
        callers = new BodyBudget(most, most / SHARES);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!BodyDrain.hasBody(request) || !Authorization.takesBody(request)) {
            return super.handle(request, response, callback);
        }
        if (RouteKinds.isUpload(request)) {
            return super.handle(
                    new StreamingUpload(request, new BodyRate(limits)), response, callback);
        }
        BodyReader reading =
                Callers.of(request)
                        .map(caller -> ofCaller(caller, request, response, callback))
                        .orElseGet(() -> ofStranger(request, response, callback));
        reading.run();
        return true;
    }

    private BodyReader ofCaller(
            Caller caller, Request request, Response response, Callback callback) {
        String holder = caller.key().isEmpty() ? address(request) : caller.key();
        return new BodyReader(
                new BodyReader.Bounds(limits.largest(), new BodyRate(limits), callers.room(holder)),
                new BodyReader.Answering(request, response, callback),
                this::pass);
    }

    private BodyReader ofStranger(Request request, Response response, Callback callback) {
        return new BodyReader(
                new BodyReader.Bounds(
                        Math.min(STRANGERS_BODY, limits.largest()),
                        new BodyRate(limits),
                        strangers.room(address(request))),
                new BodyReader.Answering(request, response, callback),
                this::pass);
    }

    private String address(Request request) {
        return addresses.of(request).network();
    }

    /// Bytes of all bodies that are held.
    long held() {
        return callers.held() + strangers.held();
    }

    /// Bytes of bodies that there is room for.
    long most() {
        return callers.most() + strangers.most();
    }

    /// Goes on with a request whose body is there.
    private void pass(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Throwable e) {
            // the same as the server does with what a handler throws
            Response.writeError(request, response, callback, e);
        }
    }
}
