package bellwether.platform.ops;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.MemoryBudget.Share;
import bellwether.platform.db.Database;
import bellwether.platform.http.server.HttpServer;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
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
import java.util.function.ToDoubleFunction;

/// Every figure of this process, as Prometheus reads it.
public final class Metrics implements AutoCloseable {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final HttpMeters http = new HttpMeters(registry);

    Metrics(String version, MonitoredParts watched, Sampler sampler) {
        renamed(); // before the first meter
        build(version);
        scanner();
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
                .description("Requests that are being answered, event streams included")
                .register(registry);
        Gauge.builder("http.server.requests.waiting", server, HttpServer::waiting)
                .description("Requests that wait for their turn")
                .register(registry);
        Gauge.builder("http.server.connections", server, HttpServer::connections)
                .description("Connections that are open")
                .register(registry);
        Gauge.builder("http.server.connections.max", server, HttpServer::connectionsMost)
                .description("Connections that there is room for")
                .register(registry);
        FunctionCounter.builder(
                        "http.server.connections.closed.for.room",
                        server,
                        HttpServer::connectionsClosedForRoom)
                .description("Quiet connections that were closed to make room for new ones")
                .register(registry);
        bytes("http.server.body.held", server, HttpServer::bodyBytesHeld)
                .description("Requests' bodies that are held in memory")
                .register(registry);
        bytes("http.server.body.max", server, HttpServer::bodyBytesMost)
                .description("Requests' bodies that there is room for")
                .register(registry);
    }

    private static Gauge.Builder<HttpServer> bytes(
            String name, HttpServer server, ToDoubleFunction<HttpServer> size) {
        return Gauge.builder(name, server, size).baseUnit("bytes");
    }

    void watch(Watchdog watchdog) {
        FunctionCounter.builder("bellwether.watchdog.failed.looks", watchdog, Watchdog::failures)
                .description("Looks at the port and the loops that failed")
                .register(registry);
        Gauge.builder("bellwether.watchdog.standing", watchdog, Watchdog::standing)
                .description("Loops that had died or stood still at the latest look")
                .register(registry);
    }

    void watch(MemoryBudget memory) {
        for (Share share : Share.values()) {
            Tags tags = Tags.of("share", share.name().toLowerCase(Locale.ROOT));
            Gauge.builder("bellwether.memory.budget", memory, m -> m.bytes(share))
                    .description("What reads of this kind may hold in memory together")
                    .baseUnit("bytes")
                    .tags(tags)
                    .register(registry);
            Gauge.builder("bellwether.memory.held", memory, m -> m.held(share))
                    .description("What reads of this kind have taken of it")
                    .baseUnit("bytes")
                    .tags(tags)
                    .register(registry);
            FunctionCounter.builder("bellwether.memory.refused", memory, m -> m.refused(share))
                    .description("Reads of this kind that were refused for want of memory")
                    .tags(tags)
                    .register(registry);
        }
    }

    void dropped(FaultReporter reports) {
        FunctionCounter.builder("bellwether.fault.reports.dropped", reports, FaultReporter::dropped)
                .description("Reports of faults that were not sent")
                .register(registry);
    }

    private void pool(Database database) {
        database.measure(registry);
    }

    /// Under the name that older dashboards read. There is no scanner, so none ever runs.
    private void scanner() {
        Gauge.builder("tx.scanner.active", () -> 0)
                .description("Scans that are running; this release has no scanner")
                .register(registry);
    }

    private void build(String version) {
        Gauge.builder("bellwether.build.info", () -> 1)
                .description("The program that runs")
                .tags("version", version, "java", Runtime.version().toString())
                .register(registry);
    }

    /// Names that the format's own rules dislike are replaced.
    private void renamed() {
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
                .description("Processors that this process may use")
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu.seconds", system, s -> s.getProcessCpuTime() / 1e9)
                    .description("Processor time that this process has used")
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
                    .description("Lines of the log that were not written, as nobody read them")
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
