package bellwether.platform.ops;

import bellwether.platform.base.Json;
import bellwether.platform.http.HttpExchange;
import bellwether.platform.jobs.JobEvent;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;

/// Writes what happens, one line per event: readable text, or JSON for machines. Nothing secret is
/// in an event, and nothing in one can begin a new line.
public final class EventLog implements Consumer<HttpExchange> {
    private final PrintStream out;
    private final boolean structured;

    public EventLog(PrintStream out, boolean structured) {
        this.out = out;
        this.structured = structured;
    }

    @Override
    public void accept(HttpExchange exchange) {
        Request event = Request.of(exchange);
        out.println(structured ? Json.write(event) : event.text());
    }

    /// What happened to a job, or to the engine that works on it.
    public void accept(Instant at, JobEvent happened) {
        out.println(JobLine.of(at, happened).written(structured));
    }

    /// Something else that is worth a line.
    void accept(Instant at, String event, Map<String, Object> facts) {
        out.println(
                new JobLine(at.truncatedTo(ChronoUnit.MILLIS), event, facts).written(structured));
    }

    private record Transferred(long bytesIn, long bytesOut) {}

    private record Request(
            Instant at,
            String event,
            String method,
            String route,
            String path,
            int status,
            double ms,
            String client,
            @JsonUnwrapped Transferred transferred,
            String key,
            String user,
            String requestId) {

        static Request of(HttpExchange exchange) {
            return new Request(
                    exchange.at().truncatedTo(ChronoUnit.MILLIS),
                    "request",
                    exchange.method(),
                    exchange.route(),
                    exchange.path(),
                    exchange.status(),
                    Math.round(exchange.took().toNanos() / 1e3) / 1e3,
                    exchange.client(),
                    new Transferred(exchange.read(), exchange.written()),
                    exchange.key(),
                    exchange.user(),
                    exchange.requestId());
        }

        /// Joined, as a template would take a good part of what a short request takes.
        String text() {
            return at
                    + " "
                    + method
                    + " "
                    + path
                    + " "
                    + status
                    + " "
                    + oneDigit(ms)
                    + " ms, "
                    + transferred.bytesOut()
                    + " bytes"
                    + (route.equals(path) ? "" : ", " + route)
                    + ", from "
                    + client
                    + ", user "
                    + orNone(user)
                    + ", key "
                    + orNone(key)
                    + ", request "
                    + requestId;
        }

        private static String oneDigit(double value) {
            return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
        }

        private static String orNone(String text) {
            return text.isEmpty() ? "none" : text;
        }
    }
}
