package bellwether.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The running web server: every room's routes, one shape of errors.
public final class HttpServer implements AutoCloseable {
    /// The largest body of a request; routes that stream have limits of their own.
    private static final long LARGEST_BODY = 1_000_000;

    private static final Duration DRAIN = Duration.ofSeconds(22);

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts serving.
    ///
    /// @param port 0 takes a free one
    public static HttpServer start(String host, int port, InstantSource clock, List<Routes> rooms) {
        return new HttpServer(
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.startup.showOldJavalinVersionWarning = false;
                                    config.startup.startupWatcherEnabled = false;
                                    configureJetty(config, host, port);
                                    config.http.maxRequestSize = LARGEST_BODY;
                                    config.http.prefer405over404 = true;
                                    config.routes.before(RequestIds::assign);
                                    new Problems(clock).addTo(config.routes);
                                    rooms.forEach(room -> room.addTo(config.routes));
                                })
                        .start());
    }

    private static void configureJetty(JavalinConfig config, String host, int port) {
        config.jetty.host = host;
        config.jetty.port = port;
        QueuedThreadPool threads = new QueuedThreadPool(64, 4);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(DRAIN.toMillis());
            server.insertHandler(new GracefulHandler());
        });
    }

    public int port() {
        return javalin.port();
    }

    /// Takes no new request, lets those in flight finish, and stops.
    @Override
    public void close() {
        javalin.stop();
    }
}
