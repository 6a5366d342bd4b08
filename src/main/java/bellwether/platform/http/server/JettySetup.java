package bellwether.platform.http.server;

import bellwether.platform.http.limits.CallerShares;
import bellwether.platform.http.limits.RateLimits;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.problem.BodyDrain;
import bellwether.platform.http.problem.ClientAddresses;
import bellwether.platform.http.problem.ExchangeLog;
import bellwether.platform.http.problem.ProblemMapper;
import bellwether.platform.http.problem.ResponseHeaders;
import bellwether.platform.http.problem.ServerProblems;
import bellwether.platform.http.security.Authorization;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.security.Cors;
import bellwether.platform.http.security.RequiredRoles;
import bellwether.platform.http.security.SessionTransport;
import io.javalin.config.JavalinConfig;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The server under the routes. Whatever must hold for every request is done here and not in the
/// routes' filters, because a request that merely looks like a WebSocket's never comes by those.
final class JettySetup {
    /// Tickers of indices begin with ^, which people type as it is. [RequestFilter] lets no other
    /// such character through.
    private static final UriCompliance CARETS =
            UriCompliance.DEFAULT.with("carets", UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS);

    private static final long READ_MILLIS = 20_000;

    private static final int LONGEST_HEADERS = 8 * 1024;

    private final HttpSettings settings;
    private final ProblemMapper problems;
    private final ExchangeLog exchanges;
    private final AuthorizationParts guards;
    private final RateLimits rates;
    private final ClientAddresses addresses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JettySetup(
            HttpSettings settings,
            ProblemMapper problems,
            ExchangeLog exchanges,
            AuthorizationParts guards,
            RateLimits rates,
            ClientAddresses addresses) {
        this.settings = settings;
        this.guards = guards;
        this.problems = problems;
        this.exchanges = exchanges;
        this.rates = rates;
        this.addresses = addresses;
    }

    void configure(JavalinConfig config, Connectors door) {
        QueuedThreadPool pool = new QueuedThreadPool(64, 4);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(threads);
        config.jetty.threadPool = pool;
        RequiredRoles roles = new RequiredRoles(config.unsafe);
        config.jetty.modifyServer(server -> prepare(server, roles));
        config.jetty.modifyHttpConfiguration(this::strictly);
        config.jetty.modifyServletContextHandler(this::withoutSessions);
        config.jetty.addConnector(door::connector);
    }

    /// What is inserted later stands further out.
    private void prepare(Server server, RequiredRoles roles) {
        ServerLimits limits = settings.limits();
        server.insertHandler(new VirtualThreadHandler(threads));
        server.insertHandler(GzipHandlers.handler());
        ConcurrencyLimits.limits(limits).forEach(server::insertHandler);
        // what is to know the caller comes before this line, so that it stands further in
        server.insertHandler(new CallerShares(limits.shares(), addresses));
        server.insertHandler(new RequestBuffering(limits.body(), addresses));
        SessionTransport transports =
                new SessionTransport(
                        addresses, settings.rates().trustedHops(), settings.sessionsOverHttp());
        server.insertHandler(new Authorization(guards, rates, roles, problems, transports));
        // keys are looked up in the database
        server.insertHandler(new VirtualThreadHandler(threads));
        server.insertHandler(rates);
        server.insertHandler(new GracefulHandler());
        server.insertHandler(new RequestFilter(limits.body()));
        server.insertHandler(new Cors(settings.origins()));
        server.insertHandler(new BodyDrain());
        server.insertHandler(new ResponseHeaders());
        server.setErrorHandler(new ServerProblems(problems));
        server.setRequestLog((request, response) -> {
            ExchangeLog.noteRoute(request, () -> roles.route(request));
            exchanges.log(request, response);
        });
        server.setStopTimeout(settings.patience().toMillis());
    }

    private void strictly(HttpConfiguration http) {
        http.setUriCompliance(CARETS);
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setRequestHeaderSize(LONGEST_HEADERS);
        http.setIdleTimeout(READ_MILLIS);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    /// The framework makes a session for whoever sends a WebSocket's header; none is kept.
    private void withoutSessions(ServletContextHandler context) {
        SessionHandler sessions = new SessionHandler();
        sessions.setUsingCookies(false);
        sessions.setUsingUriParameters(false);
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(cache);
        context.setSessionHandler(sessions);
        context.setErrorHandler(new ServerProblems(problems));
    }
}
