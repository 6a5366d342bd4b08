package bellwether.web;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets a request through when all of its body is there, so that one whose body comes slowly holds
/// a connection and nothing else. All the bodies under way together have a limit too.
final class WholeBodies extends Handler.Wrapper {
    private final Limits.Body limits;
    private final AtomicLong held = new AtomicLong();
    private final long mostHeld;

    WholeBodies(Limits.Body limits) {
        this.limits = limits;
        this.mostHeld = Math.max(8L * limits.largest(), Runtime.getRuntime().maxMemory() / 8);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request)) {
            return super.handle(request, response, callback);
        }
        if (RouteKinds.isUpload(request)) {
            return super.handle(new Upload(request, new Pace(limits)), response, callback);
        }
        new BodyReading(this, request, response, callback).run();
        return true;
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    Limits.Body limits() {
        return limits;
    }

    /// Takes room for some more bytes, until the request has ended.
    boolean hold(Request request, int bytes) {
        if (held.addAndGet(bytes) > mostHeld) {
            held.addAndGet(-bytes);
            return false;
        }
        Request.addCompletionListener(request, failure -> held.addAndGet(-bytes));
        return true;
    }

    /// Goes on with a request whose body is there.
    void pass(Request request, Response response, Callback callback) {
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
