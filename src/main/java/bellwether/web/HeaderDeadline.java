package bellwether.web;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// Closes connections on which a request's head is not complete in time. The server's own timeouts
/// count silence only, so that a byte now and then would keep a connection for ever.
final class HeaderDeadline extends AbstractLifeCycle {
    private static final int LOOKS = 10;

    private static final Set<HttpParser.State> IN_HEAD =
            EnumSet.of(
                    HttpParser.State.METHOD,
                    HttpParser.State.SPACE1,
                    HttpParser.State.URI,
                    HttpParser.State.SPACE2,
                    HttpParser.State.REQUEST_VERSION,
                    HttpParser.State.HEADER);

    private final ServerConnector connector;
    private final Duration most;
    private Map<HttpConnection, Head> known = Map.of();

    HeaderDeadline(ServerConnector connector, Duration most) {
        this.connector = connector;
        this.most = most;
    }

    /// A head that is under way.
    ///
    /// @param before requests on the connection before this one
    /// @param since when it was first seen
    private record Head(long before, long since) {}

    @Override
    protected void doStart() {
        lookLater();
    }

    private void lookLater() {
        connector
                .getScheduler()
                .schedule(this::look, most.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!connector.isRunning()) {
            return;
        }
        long now = System.nanoTime();
        Map<HttpConnection, Head> heads = new HashMap<>();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            if (end.getConnection() instanceof HttpConnection connection && inHead(connection)) {
                Head head = head(connection, now);
                heads.put(connection, head);
                if (now - head.since() > most.toNanos()) {
                    end.close();
                }
            }
        }
        known = heads;
        lookLater();
    }

    private Head head(HttpConnection connection, long now) {
        Head last = known.get(connection);
        long before = connection.getMessagesIn();
        return last != null && last.before() == before ? last : new Head(before, now);
    }

    /// Empty lines before the first request are no request either.
    private static boolean inHead(HttpConnection connection) {
        HttpParser.State state = connection.getParser().getState();
        return IN_HEAD.contains(state)
                || (state == HttpParser.State.START
                        && connection.getMessagesIn() == 0
                        && connection.getBytesIn() > 0);
    }
}
