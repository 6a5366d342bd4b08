package bellwether.platform.ops;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.http.FaultListener;
import bellwether.platform.http.HttpExchange;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.live.Live;
import bellwether.platform.loops.LoopView;
import bellwether.platform.ops.http.Health;
import bellwether.platform.ops.http.MetricsRoute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Health, readiness and metrics. It hears of every exchange and passes it on to the log.
public final class Operations implements RouteSource, FaultListener, AutoCloseable {
    /// How long the job engine may fail at its work before requests are no longer welcome.
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    private final EventSink news;
    private final Sampler sampler;
    private final Metrics metrics;
    private final Components components;
    private final Health health;
    private final LongAdder answered = new LongAdder();

    /// Marks the watchdog's own requests, which are neither logged nor counted.
    private final String mark = "watchdog-" + UUID.randomUUID();

    private final BooleanSupplier database;
    private volatile Optional<StatusPort> status = Optional.empty();

    public Operations(String version, InstantSource clock, EventSink news, MonitoredParts watched) {
        this.news = news;
        sampler = new Sampler(watched.engine(), watched.jobs(), clock);
        metrics = new Metrics(version, watched, sampler);
        news.reports().ifPresent(metrics::dropped);
        components = new Components(watched, sampler);
        database = watched.web()::answers;
        health =
                new Health(
                        version,
                        clock,
                        Map.of(
                                "database",
                                database,
                                "jobs",
                                () -> watched.jobs().failing().compareTo(LONGEST_OUTAGE) < 0),
                        components);
    }

    /// Begins to look at the database now and then.
    public void start() {
        sampler.start();
    }

    /// Shows this server's figures too.
    public void watch(HttpServer server) {
        metrics.watch(server);
    }

    /// What looks at the database now and then.
    public LoopView loop() {
        return sampler.loop();
    }

    /// Answers `/health/detailed` to this machine on a port of its own.
    ///
    /// @throws StatusPortInUse when another program listens there
    public void openStatus(int port) {
        status = Optional.of(StatusPort.open(port, health::answer));
    }

    /// Begins to look whether the service answers and its loops move.
    ///
    /// @param loops those that the process cannot do without
    /// @param exit ends the process in an orderly way, as one that could not go on
    public Watchdog watch(HttpServer server, Supplier<List<LoopView>> loops, Runnable exit) {
        Watchdog watchdog =
                new Watchdog(
                        new WatchedService(
                                new PortProbe(server.local(), server.isSecure(), mark),
                                server::isListening,
                                server::isFull,
                                answered::sum,
                                loops,
                                database),
                        news::note,
                        exit,
                        System::nanoTime);
        metrics.watch(watchdog);
        components.with(watchdog);
        watchdog.start();
        return watchdog;
    }

    /// Shows what reads hold in memory too.
    public void watch(MemoryBudget memory) {
        metrics.watch(memory);
    }

    /// Shows a module's figures and how it is.
    public void watch(MonitoredModule module) {
        metrics.watch(module);
        components.with(module);
    }

    /// From now on the metrics show how many live streams are open.
    public void watch(Live live) {
        metrics.watch(live);
    }

    /// From now on `/ready` says no, so that no new request is sent here.
    public void drain() {
        health.drain();
    }

    @Override
    public List<Routes> routes() {
        return List.of(health, new MetricsRoute(metrics));
    }

    @Override
    public void accept(HttpExchange exchange) {
        if (exchange.requestId().equals(mark)) {
            return;
        }
        answered.increment();
        metrics.http().accept(exchange);
        news.accept(exchange);
    }

    @Override
    public void failed(Throwable fault, String where, String requestId) {
        news.failed(fault, where, requestId);
    }

    @Override
    public void close() {
        status.ifPresent(StatusPort::close);
        sampler.close();
        metrics.close();
    }
}
