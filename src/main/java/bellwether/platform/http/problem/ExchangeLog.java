package bellwether.platform.http.problem;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Quoted;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Credentials;
import bellwether.platform.http.HttpExchange;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/// Tells of every exchange that has ended, those that never reached a route included.
public final class ExchangeLog implements RequestLog {
    private static final String UNMATCHED = "unmatched";
    private static final String ROUTE = ExchangeLog.class.getName();

    private final InstantSource clock;
    private final ClientAddresses addresses;
    private final Consumer<HttpExchange> listener;

    public ExchangeLog(
            InstantSource clock, ClientAddresses addresses, Consumer<HttpExchange> listener) {
        this.clock = clock;
        this.addresses = addresses;
        this.listener = listener;
    }

    /// Remembers which route it was.
    public static void noteRoute(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        if (endpoint != null) {
            ctx.req().setAttribute(ROUTE, endpoint.path);
        }
    }

    /// Remembers which route a request meant that was refused before it came there.
    public static void noteRoute(Request request, Supplier<String> meant) {
        if (request.getAttribute(ROUTE) == null) {
            request.setAttribute(ROUTE, meant.get());
        }
    }

    /// The pattern of the route that answers.
    static String route(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        return endpoint == null ? UNMATCHED : endpoint.path;
    }

    static String route(Request request) {
        Object route = request.getAttribute(ROUTE);
        return route == null ? UNMATCHED : route.toString();
    }

    /// The method as it came, on one line.
    public static String method(Request request) {
        return Quoted.text(request.getMethod());
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = System.nanoTime() - request.getHeadersNanoTime();
        Optional<Caller> caller = Callers.of(request);
        listener.accept(
                new HttpExchange(
                        clock.instant(),
                        method(request),
                        route(request),
                        Quoted.path(Credentials.masked(request.getHttpURI().getPath())),
                        response.getStatus(),
                        Duration.ofNanos(nanos),
                        addresses.of(request).text(),
                        Math.max(0, Request.getContentBytesRead(request)),
                        Math.max(0, Response.getContentBytesWritten(response)),
                        caller.map(Caller::key).orElse(""),
                        caller.map(Caller::owner).orElse(""),
                        ResponseHeaders.requestId(request)));
    }
}
