package bellwether.bench.hosts;

import bellwether.bench.TakenTimes;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A client that listens through the balancer to events that the bench commits.
final class EventStream {
    private static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");
    private static final String BEGIN = "data: {\"number\":";
    private static final String OWNER = "listener";
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LONGEST = 20;

    private final HostsTrial trial;
    private final Map<Integer, Long> heard = new ConcurrentHashMap<>();

    EventStream(HostsTrial trial) {
        this.trial = trial;
    }

    /// From each commit to its arrival.
    TakenTimes times(int count) throws Exception {
        Balanced client = trial.client();
        String key =
                client.post(
                                "/api/v1/keys",
                                "{\"name\":\"events\",\"role\":\"reader\",\"owner\":\"%s\"}"
                                        .formatted(OWNER))
                        .get("key")
                        .asText();
        double[] millis = new double[count];
        try (Socket socket = new Socket(client.host(), client.port());
                var handle = trial.primary().open()) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/events HTTP/1.1\r\nHost: bench\r\nX-API-Key: %s\r\n\r\n"
                                    .formatted(key)
                                    .getBytes(StandardCharsets.US_ASCII));
            Thread.ofPlatform().daemon().start(() -> listen(socket));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            for (int i = 0; i < count; i++) {
                int number = i;
                handle.useTransaction(
                        h -> LiveEvents.publish(h, ENDED, OWNER, Map.of("number", number)));
                long committed = System.nanoTime();
                HostWaiting.until("event " + i, LONGEST, () -> heard.containsKey(number));
                millis[i] = Math.max(0, heard.getOrDefault(number, committed) - committed) / 1e6;
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
        return new TakenTimes(millis);
    }

    private void listen(Socket socket) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(BEGIN)) {
                    int end = line.indexOf('}');
                    heard.put(
                            Integer.parseInt(line.substring(BEGIN.length(), end)),
                            System.nanoTime());
                }
            }
        } catch (IOException e) {
            // the bench has heard enough
        }
    }
}
