package bellwether.platform.ops;

import bellwether.platform.base.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends faults of ours to a Sentry, one after another, on a thread of its own. Reporting never
/// waits: what does not fit into the queue is dropped and counted.
public final class FaultReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultReporter.class);
    private static final int QUEUED = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /// The same fault is reported once in this time.
    private static final Duration SAME = Duration.ofMinutes(1);

    private static final int REMEMBERED = 100;

    private record Report(Throwable fault, Map<String, String> tags, Instant at) {}

    private final SentryAddress address;
    private final String version;
    private final InstantSource clock;
    private final BlockingQueue<Report> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicLong dropped = new AtomicLong();
    private final Map<String, Instant> told = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Thread thread;
    private Instant silentUntil = Instant.MIN;
    private volatile boolean closing;

    public FaultReporter(SentryAddress address, String version, InstantSource clock) {
        this.address = address;
        this.version = version;
        this.clock = clock;
        thread = Thread.ofPlatform().name("fault-reports").daemon().start(this::run);
    }

    /// @param tags what is known of the circumstances; nothing secret
    void report(Throwable fault, Map<String, String> tags) {
        Report report = new Report(fault, Map.copyOf(tags), clock.instant());
        String mark = SentryEvent.mark(fault);
        synchronized (told) {
            Instant before = told.get(mark);
            if (before != null && report.at.isBefore(before.plus(SAME))) {
                return;
            }
            if (closing || !queue.offer(report)) {
                dropped.incrementAndGet();
                return;
            }
            told.remove(mark);
            told.put(mark, report.at);
            if (told.size() > REMEMBERED) {
                told.remove(told.keySet().iterator().next());
            }
        }
    }

    long dropped() {
        return dropped.get();
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                Report report = queue.poll(200, TimeUnit.MILLISECONDS);
                if (report != null) {
                    send(report);
                }
            }
        } catch (InterruptedException e) {
            // told to go; what is left is dropped
            dropped.addAndGet(queue.size());
        } finally {
            client.shutdownNow();
        }
    }

    private void send(Report report) throws InterruptedException {
        if (clock.instant().isBefore(silentUntil)) {
            dropped.incrementAndGet();
            return;
        }
        try {
            HttpResponse<Void> answer =
                    client.send(request(report), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() == 429) {
                silentUntil = clock.instant().plusSeconds(retryAfter(answer));
            }
            if (answer.statusCode() / 100 != 2) {
                dropped.incrementAndGet();
                LOG.warn("The error collector responded with {}", answer.statusCode());
            }
        } catch (IOException e) {
            dropped.incrementAndGet();
            LOG.warn("The error collector cannot be reached: {}", e.toString());
        } catch (RuntimeException e) { // one report that cannot be made ends no other
            dropped.incrementAndGet();
            LOG.warn("A fault could not be reported: {}", report.fault.toString(), e);
        }
    }

    private HttpRequest request(Report report) {
        SentryEvent event = SentryEvent.of(report.fault, report.tags, report.at, version);
        String payload = Json.write(event);
        String envelope =
                "{\"event_id\":\"%s\"}\n{\"type\":\"event\",\"length\":%d}\n%s\n"
                        .formatted(
                                event.eventId(),
                                payload.getBytes(StandardCharsets.UTF_8).length,
                                payload);
        return HttpRequest.newBuilder(address.envelopes())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-sentry-envelope")
                .header(
                        "X-Sentry-Auth",
                        "Sentry sentry_version=7, sentry_client=bellwether/%s, sentry_key=%s"
                                .formatted(version, address.key()))
                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                .build();
    }

    private static long retryAfter(HttpResponse<?> answer) {
        String text = answer.headers().firstValue("Retry-After").orElse("");
        return text.matches("\\d{1,4}") ? Long.parseLong(text) : 60;
    }

    /// Sends what is queued, for a second at most.
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(LAST_WORDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.interrupt();
        }
    }
}
