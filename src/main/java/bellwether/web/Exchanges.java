package bellwether.web;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/// Tells of every exchange that has ended, those that never reached a route included.
final class Exchanges implements RequestLog {
    private static final String ROUTE = Exchanges.class.getName();

    private final InstantSource clock;
    private final ClientAddresses addresses;
    private final Consumer<Exchange> listener;

    Exchanges(InstantSource clock, ClientAddresses addresses, Consumer<Exchange> listener) {
        this.clock = clock;
        this.addresses = addresses;
        this.listener = listener;
    }

    /// Remembers which route it was.
    static void noteRoute(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        if (endpoint != null) {
            ctx.req().setAttribute(ROUTE, endpoint.path);
        }
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = System.nanoTime() - request.getHeadersNanoTime();
        Optional<Caller> caller = Caller.of(request);
        Object route = request.getAttribute(ROUTE);
        listener.accept(
                new Exchange(
                        clock.instant(),
                        Shown.text(request.getMethod()),
                        route == null ? "unmatched" : route.toString(),
                        Shown.text(request.getHttpURI().getPath()),
                        response.getStatus(),
                        Duration.ofNanos(nanos),
                        addresses.of(request).text(),
                        Math.max(0, Request.getContentBytesRead(request)),
                        Math.max(0, Response.getContentBytesWritten(response)),
                        caller.map(Caller::key).orElse(""),
                        caller.map(Caller::owner).orElse(""),
                        Envelope.requestId(request)));
    }
}
