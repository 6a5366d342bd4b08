package bellwether.platform.ops;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Share;
import bellwether.platform.db.Database;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.live.Live;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/// Every figure of this process, as Prometheus reads it.
public final class Metrics implements AutoCloseable {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();

    /// The registry itself holds what it shows weakly.
    private final List<ModuleFigure> figures = new CopyOnWriteArrayList<>();

    private final HttpMeters http = new HttpMeters(registry);

    Metrics(String version, MonitoredParts watched, Sampler sampler) {
        renamed(); // before the first meter
        build(version);
        machine();
        log();
        List.of(watched.web(), watched.engine()).forEach(this::pool);
        new JobMeters(registry, watched.jobs()).register();
        new SampleMeters(registry, sampler).register();
    }

    HttpMeters http() {
        return http;
    }

    public String text() {
        return registry.scrape(CONTENT_TYPE);
    }

    void watch(HttpServer server) {
        Gauge.builder("http.server.requests.in.flight", server, HttpServer::inFlight)
                .description("Requests in progress, including event streams")
                .register(registry);
        Gauge.builder("http.server.requests.waiting", server, HttpServer::waiting)
                .description("Waiting requests")
                .register(registry);
        Gauge.builder("http.server.connections", server, HttpServer::connections)
                .description("Open connections")
                .register(registry);
        Gauge.builder("http.server.connections.max", server, HttpServer::connectionsMost)
                .description("Maximum number of connections")
                .register(registry);
        FunctionCounter.builder(
                        "http.server.connections.closed.for.room",
                        server,
                        HttpServer::connectionsClosedForRoom)
                .description("Idle connections closed to accept new ones")
                .register(registry);
        bytes("http.server.body.held", server, HttpServer::bodyBytesHeld)
                .description("Request bodies in memory")
                .register(registry);
        bytes("http.server.body.max", server, HttpServer::bodyBytesMost)
                .description("Maximum size of request bodies in memory")
                .register(registry);
    }

    private static Gauge.Builder<HttpServer> bytes(
            String name, HttpServer server, ToDoubleFunction<HttpServer> size) {
        return Gauge.builder(name, server, size).baseUnit("bytes");
    }

    void watch(MonitoredModule module) {
        module.figures()
                .forEach(figure -> {
                    figures.add(figure);
                    module(figure);
                });
    }

    private void module(ModuleFigure figure) {
        Tags tags =
                Tags.of(
                        figure.tags().entrySet().stream()
                                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                                .toList());
        if (figure.isCounter()) {
            FunctionCounter.builder(figure.name(), figure, f -> f.now().getAsDouble())
                    .description(figure.words())
                    .tags(tags)
                    .register(registry);
        } else {
            Gauge.builder(figure.name(), figure, f -> f.now().getAsDouble())
                    .description(figure.words())
                    .tags(tags)
                    .register(registry);
        }
    }

    void watch(Watchdog watchdog) {
        FunctionCounter.builder("bellwether.watchdog.failed.looks", watchdog, Watchdog::failures)
                .description("Failed checks of the port and the loops")
                .register(registry);
        Gauge.builder("bellwether.watchdog.stalled.loops", watchdog, Watchdog::stalledLoops)
                .description("Dead or stuck loops at the latest check")
                .register(registry);
    }

    void watch(Live live) {
        Gauge.builder("bellwether.live.streams", live, Live::streams)
                .description("Open live streams of this process")
                .register(registry);
        Gauge.builder("bellwether.live.streams.max", live, Live::most)
                .description("Maximum number of live streams of this process (LIVE_MAX)")
                .register(registry);
    }

    void watch(MemoryBudget memory) {
        for (Share share : Share.values()) {
            Tags tags = Tags.of("share", share.name().toLowerCase(Locale.ROOT));
            Gauge.builder("bellwether.memory.budget", memory, m -> m.bytes(share))
                    .description("Memory limit for all reads of this kind")
                    .baseUnit("bytes")
                    .tags(tags)
                    .register(registry);
            Gauge.builder("bellwether.memory.held", memory, m -> m.held(share))
                    .description("Memory used by reads of this kind")
                    .baseUnit("bytes")
                    .tags(tags)
                    .register(registry);
            FunctionCounter.builder("bellwether.memory.refused", memory, m -> m.refused(share))
                    .description("Reads of this kind refused for lack of memory")
                    .tags(tags)
                    .register(registry);
        }
    }

    void dropped(FaultReporter reports) {
        FunctionCounter.builder("bellwether.fault.reports.dropped", reports, FaultReporter::dropped)
                .description("Error reports dropped")
                .register(registry);
    }

    private void pool(Database database) {
        database.measure(registry);
    }

    private void build(String version) {
        Gauge.builder("bellwether.build.info", () -> 1)
                .description("Version of the running program")
                .tags("version", version, "java", Runtime.version().toString())
                .register(registry);
    }

    /// Names that the format's own rules dislike are replaced.
    private void renamed() {
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
                .description("Processors available to this process")
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu.seconds", system, s -> s.getProcessCpuTime() / 1e9)
                    .description("CPU time used by this process")
                    .register(registry);
        }
    }

    private void machine() {
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new JvmInfoMetrics(),
                        new UptimeMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        pauses)
                .forEach(binder -> binder.bindTo(registry));
    }

    private void log() {
        dropped("stdout", System.out);
        dropped("stderr", System.err);
    }

    private void dropped(String name, PrintStream stream) {
        if (stream instanceof LogStream log) {
            FunctionCounter.builder("bellwether.log.lines.dropped", log, LogStream::dropped)
                    .description("Log lines dropped because the output was not read")
                    .tags("stream", name)
                    .register(registry);
        }
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
