package bellwether.platform.http.server;

import bellwether.platform.http.limits.ServerLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes connections on which a request's head does not come, or an answer is not taken, in time.
/// The server's own timeouts count silence only, so that a byte now and then would keep a
/// connection for ever, and with it, while an answer is written, the place of a request.
final class SlowClients extends AbstractLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);
    private static final int LOOKS = 10;

    private final ServerConnector connector;
    private final ServerLimits.Connections limits;
    private Map<HttpConnection, Wait> known = Map.of();

    SlowClients(ServerConnector connector, ServerLimits.Connections limits) {
        this.connector = connector;
        this.limits = limits;
    }

    /// What the server waits for on a connection.
    private enum For {
        HEAD,
        TAKING
    }

    /// @param requests on the connection up to now; with another one, another wait begins
    /// @param since when it was first seen
    /// @param pace since then
    private record Wait(For what, long requests, long since, AnswerPace pace) {
        boolean goesOnAs(Wait later) {
            return what == later.what && requests == later.requests;
        }
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    private void lookLater() {
        long shorter = Math.min(limits.head().toMillis(), limits.taking().toMillis());
        connector.getScheduler().schedule(this::look, shorter / LOOKS, TimeUnit.MILLISECONDS);
    }

    /// A fault of one look, of which the scheduler would say nothing, does not end the looking.
    private void look() {
        if (!connector.isRunning()) {
            return;
        }
        try {
            closeSlow();
        } catch (RuntimeException e) {
            LOG.warn("Slow clients could not be looked for", e);
        } finally {
            lookLater();
        }
    }

    private void closeSlow() {
        long now = System.nanoTime();
        Map<HttpConnection, Wait> waits = new HashMap<>();
        for (EndPoint outer : connector.getConnectedEndPoints()) {
            EndPoint end = QuietConnection.within(outer);
            if (end.getConnection() instanceof HttpConnection connection) {
                wait(connection, end, now).ifPresent(wait -> waits.put(connection, wait));
            }
        }
        waits.forEach((connection, wait) -> {
            if (tooLong(wait, now, connection.getBytesOut())) {
                connection.getEndPoint().close(new EofException("slow"));
            }
        });
        known = waits;
    }

    private Optional<Wait> wait(HttpConnection connection, EndPoint end, long now) {
        return what(connection, end)
                .map(what -> {
                    Wait seen =
                            new Wait(
                                    what,
                                    connection.getMessagesIn(),
                                    now,
                                    new AnswerPace(limits.taking(), now, connection.getBytesOut()));
                    Wait before = known.get(connection);
                    return before != null && before.goesOnAs(seen) ? before : seen;
                });
    }

    private static Optional<For> what(HttpConnection connection, EndPoint end) {
        if (end instanceof AbstractEndPoint writing && writing.getWriteFlusher().isPending()) {
            return Optional.of(For.TAKING);
        }
        return inHead(connection) ? Optional.of(For.HEAD) : Optional.empty();
    }

    /// Empty lines before the first request are no request either.
    private static boolean inHead(HttpConnection connection) {
        return QuietConnection.inHead(connection)
                || (connection.getParser().getState() == HttpParser.State.START
                        && connection.getMessagesIn() == 0
                        && connection.getBytesIn() > 0);
    }

    private boolean tooLong(Wait wait, long now, long written) {
        return switch (wait.what()) {
            case HEAD -> now - wait.since() > limits.head().toNanos();
            case TAKING -> wait.pace().isSlow(now, written);
        };
    }
}
