package bellwether.platform.http.server;

import bellwether.platform.http.FaultListener;
import bellwether.platform.http.Route;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.limits.RateLimits;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RepeatedReads;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.problem.ExchangeLog;
import bellwether.platform.http.problem.ProblemMapper;
import bellwether.platform.http.problem.RouteProblems;
import bellwether.platform.http.problem.UnknownRoutes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.security.RequiredRoles;
import bellwether.platform.loops.LoopView;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running web server: every module's routes, one shape of errors, one set of headers.
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin javalin;
    private final HttpSettings settings;
    private final SelectorWatch selectors;

    private HttpServer(Javalin javalin, HttpSettings settings) {
        this.javalin = javalin;
        this.settings = settings;
        this.selectors = new SelectorWatch(connectors());
    }

    /// Starts serving.
    ///
    /// @param log hears of every exchange, on the thread that ended it
    /// @throws IllegalStateException when a route names no role
    /// @throws TlsFault when the certificate cannot be used
    public static HttpServer start(
            HttpSettings settings,
            InstantSource clock,
            FaultListener log,
            AuthorizationParts guards,
            List<? extends RouteSource> modules) {
        Connectors door = new Connectors(settings, clock);
        ProblemMapper problems = new ProblemMapper(clock, log);
        RateSettings rates = settings.rates();
        ClientAddresses addresses = new ClientAddresses(rates.trustedHops());
        RateLimits limits = new RateLimits(rates.rates(), guards.quotas(), addresses);
        ExchangeLog exchanges = new ExchangeLog(clock, addresses, log);
        JettySetup jetty = new JettySetup(settings, problems, exchanges, guards, limits, addresses);
        UnknownRoutes unknown = new UnknownRoutes();
        Javalin javalin =
                Javalin.create(config -> {
                    quiet(config);
                    jetty.configure(config, door);
                    config.http.maxRequestSize = settings.limits().body().largest();
                    config.http.asyncTimeout = settings.limits().deadline().toMillis();
                    config.http.compressionStrategy = CompressionStrategy.NONE;
                    config.http.prefer405over404 = true;
                    config.router.handlerWrapper(RepeatedReads::handler);
                    config.routes.beforeMatched(RequiredRoles::recheck);
                    config.routes.after(ExchangeLog::noteRoute);
                    new RouteProblems(problems, unknown, settings.limits().deadline())
                            .addTo(config);
                    modules.stream()
                            .flatMap(module -> module.routes().stream())
                            .forEach(routes -> routes.addTo(config.routes));
                });
        RequiredRoles roles = new RequiredRoles(javalin.unsafe);
        roles.requireAll();
        unknown.know(roles.all());
        return new HttpServer(javalin.start(), settings);
    }

    /// With the usual settings, nobody listening to its log, and without keys: everybody is the one
    /// user of this machine.
    public static HttpServer start(
            String host, int port, InstantSource clock, List<? extends RouteSource> modules) {
        return start(
                HttpSettings.at(host, port),
                clock,
                exchange -> {},
                AuthorizationParts.LOCAL,
                modules);
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    /// Every route that is served.
    public List<Route> routes() {
        return new RequiredRoles(javalin.unsafe).all();
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

    /// Bytes of requests' bodies that are held in memory.
    public long bodyBytesHeld() {
        return bodies().mapToLong(RequestBuffering::held).sum();
    }

    /// Bytes of requests' bodies that there is room for.
    public long bodyBytesMost() {
        return bodies().mapToLong(RequestBuffering::most).sum();
    }

    private Stream<RequestBuffering> bodies() {
        return javalin.jettyServer().server().getDescendants(RequestBuffering.class).stream();
    }

    /// Connections that are open.
    public int connections() {
        return connectionLimits().mapToInt(ConnectionLimit::open).sum();
    }

    /// Connections that there is room for.
    public int connectionsMost() {
        return connectionLimits().mapToInt(ConnectionLimit::most).sum();
    }

    /// Quiet connections that were closed to make room for new ones, since the start.
    public long connectionsClosedForRoom() {
        return connectionLimits().mapToLong(ConnectionLimit::closed).sum();
    }

    private Stream<ConnectionLimit> connectionLimits() {
        return javalin.jettyServer().server().getContainedBeans(ConnectionLimit.class).stream();
    }

    /// Where a caller on this machine reaches it.
    public InetSocketAddress local() {
        InetSocketAddress address = new InetSocketAddress(settings.host(), port());
        return address.getAddress() == null || address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port())
                : address;
    }

    /// Whether it speaks TLS.
    public boolean isSecure() {
        return settings.tls().isPresent();
    }

    /// Whether connections can come in: a server may lose its listening socket and live on.
    public boolean isListening() {
        return connectors().stream().allMatch(ServerConnector::isOpen);
    }

    /// Whether there are as many connections as may be, so that a new one may be closed.
    public boolean isFull() {
        return connections() >= connectionsMost();
    }

    /// The loops that move the bytes of all connections.
    public List<LoopView> selectors() {
        return selectors.look();
    }

    private List<ServerConnector> connectors() {
        return Arrays.stream(javalin.jettyServer().server().getConnectors())
                .map(ServerConnector.class::cast)
                .toList();
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
            LOG.warn("Some connections did not end in time and were closed");
        } finally {
            connectionLimits().forEach(ConnectionLimit::closeRest);
        }
    }
}
