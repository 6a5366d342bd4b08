package bellwether;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events as a browser does.
final class LiveClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// @param name "end of stream" at its end
    record Received(@Nullable String id, String name, String data) {
        JsonNode json() {
            return Json.stored(data, JsonNode.class);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final InputStream body;

    LiveClient(int port, String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            body = response.body();
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        response.statusCode()
                                + " "
                                + new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            Received next = new Received(null, "message", "");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!next.data().isEmpty()) {
                        received.add(next);
                    }
                    next = new Received(null, "message", "");
                } else if (line.startsWith("id: ")) {
                    next = new Received(line.substring(4), next.name(), next.data());
                } else if (line.startsWith("event: ")) {
                    next = new Received(next.id(), line.substring(7), next.data());
                } else if (line.startsWith("data: ")) {
                    next = new Received(next.id(), next.name(), line.substring(6));
                }
            }
        } catch (IOException e) {
            // the same as the end
        }
        received.add(new Received(null, "end of stream", ""));
    }

    Received next() {
        return poll(PATIENCE)
                .orElseThrow(() -> new AssertionError("nothing came within " + PATIENCE));
    }

    Optional<Received> poll(Duration patience) {
        try {
            return Optional.ofNullable(received.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The next of this name; others are passed over.
    Received next(String name) {
        Received next = next();
        while (!next.name().equals(name)) {
            if (next.name().equals("end of stream")) {
                throw new AssertionError("ended before " + name);
            }
            next = next();
        }
        return next;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            client.shutdownNow();
        }
    }
}
