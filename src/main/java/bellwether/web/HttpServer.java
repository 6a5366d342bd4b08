package bellwether.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running web server: every room's routes, one shape of errors, one set of headers.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts serving.
    ///
    /// @param log hears of every exchange, on the thread that ended it
    /// @throws IllegalStateException when a route names no role
    /// @throws TlsFault when the certificate cannot be used
    public static HttpServer start(
            HttpSettings settings,
            InstantSource clock,
            Listener log,
            Guards guards,
            List<Routes> rooms) {
        Door door = new Door(settings, clock);
        Problems problems = new Problems(clock, log);
        RateSettings rates = settings.rates();
        ClientAddresses addresses = new ClientAddresses(rates.trustedHops());
        RateLimits limits = new RateLimits(rates.rates(), guards.quotas(), addresses);
        Exchanges exchanges = new Exchanges(clock, addresses, log);
        Jetty jetty = new Jetty(settings, problems, exchanges, guards, limits);
        Javalin javalin =
                Javalin.create(config -> {
                    quiet(config);
                    jetty.configure(config, door);
                    config.http.maxRequestSize = settings.limits().body().largest();
                    config.http.asyncTimeout = settings.limits().deadline().toMillis();
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    config.http.prefer405over404 = true;
                    config.router.handlerWrapper(RepeatedReads::handler);
                    config.routes.beforeMatched(AskedRoles::recheck);
                    config.routes.after(Exchanges::noteRoute);
                    new RouteProblems(problems).addTo(config);
                    rooms.forEach(room -> room.addTo(config.routes));
                });
        new AskedRoles(javalin.unsafe).requireAll();
        return new HttpServer(javalin.start());
    }

    /// With the usual settings, nobody listening to its log, and without keys: everybody is the one
    /// user of this machine.
    public static HttpServer start(String host, int port, InstantSource clock, List<Routes> rooms) {
        return start(HttpSettings.at(host, port), clock, exchange -> {}, Guards.LOCAL, rooms);
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    /// Every route that is served.
    public List<Route> routes() {
        return new AskedRoles(javalin.unsafe).all();
    }

    public int port() {
        return javalin.port();
    }

    /// Requests that are being answered, event streams included.
    public long inFlight() {
        return javalin.jettyServer().server().getDescendants(GracefulHandler.class).stream()
                .mapToLong(GracefulHandler::getCurrentRequestCount)
                .sum();
    }

    /// Requests that wait for their turn.
    public long waiting() {
        return javalin.jettyServer().server().getDescendants(QoSHandler.class).stream()
                .mapToLong(QoSHandler::getSuspendedRequestCount)
                .sum();
    }

    /// Looks now, and not only at the next round, whether the certificate was renewed.
    void renewCertificate() {
        javalin.jettyServer().server().getContainedBeans(TlsReload.class).forEach(TlsReload::look);
    }

    /// Ends the wait of [#close()] for requests in flight.
    public void hurry() {
        javalin.jettyServer()
                .server()
                .getContainedBeans(Graceful.class)
                .forEach(part -> part.shutdown().complete(null));
    }

    /// Takes no new request, lets those in flight finish, and stops; whoever is not through by then
    /// is cut off.
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.warn("Not all connections had ended in time; they were cut off");
        }
    }
}
