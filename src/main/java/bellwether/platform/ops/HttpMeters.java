package bellwether.platform.ops;

import bellwether.platform.http.HttpExchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Counts and times exchanges by method, route and status. All three are bounded: a path or a
/// method that somebody made up adds no series.
final class HttpMeters implements Consumer<HttpExchange> {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(25),
    };

    private record Kind(String method, String route, int status) {}

    private record Meters(Timer took, Counter read, Counter written, Counter old, Timer oldTook) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Kind, Meters> meters = new ConcurrentHashMap<>();

    HttpMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(HttpExchange exchange) {
        String method = METHODS.contains(exchange.method()) ? exchange.method() : "other";
        Meters of =
                meters.computeIfAbsent(
                        new Kind(method, exchange.route(), exchange.status()), this::meters);
        of.took.record(exchange.took());
        of.read.increment((double) exchange.read());
        of.written.increment((double) exchange.written());
        of.old.increment();
        of.oldTook.record(exchange.took());
    }

    private Meters meters(Kind kind) {
        String status = Integer.toString(kind.status);
        return new Meters(
                Timer.builder("http.server.requests")
                        .description("Requests and their latency")
                        .tags("method", kind.method, "route", kind.route, "status", status)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry),
                bytes("http.server.request.bytes", "Bytes of request bodies", kind),
                bytes("http.server.response.bytes", "Bytes of response bodies, as sent", kind),
                Counter.builder("tx.http.requests")
                        .description("Requests, under the name used by older dashboards")
                        .tags("endpoint", kind.route, "method", kind.method, "status", status)
                        .register(registry),
                Timer.builder("tx.http.request.latency")
                        .description("Latency, under the name used by older dashboards")
                        .tags("endpoint", kind.route, "method", kind.method)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }

    private Counter bytes(String name, String description, Kind kind) {
        return Counter.builder(name)
                .description(description)
                .tags("route", kind.route)
                .register(registry);
    }
}
