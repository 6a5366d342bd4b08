package bellwether.platform.http.server;

import java.io.Closeable;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.internal.HttpConnection;

/// A connection that waits for its client, so that closing it loses no answer.
///
/// @param end what is to be closed
/// @param quietMillis since something came or went; of one on which no request has come, since it
///   was opened
record QuietConnection(Closeable end, Wait waitsFor, long quietMillis) {
    /// Those that are owed least first, and of equals the one that has been quiet longest.
    static final Comparator<QuietConnection> FIRST_TO_GO =
            Comparator.comparing(QuietConnection::waitsFor)
                    .thenComparing(
                            Comparator.comparingLong(QuietConnection::quietMillis).reversed());

    private static final Set<HttpParser.State> IN_HEAD =
            EnumSet.of(
                    HttpParser.State.METHOD,
                    HttpParser.State.SPACE1,
                    HttpParser.State.URI,
                    HttpParser.State.SPACE2,
                    HttpParser.State.REQUEST_VERSION,
                    HttpParser.State.HEADER);

    private static final Set<HttpParser.State> IN_BODY =
            EnumSet.of(
                    HttpParser.State.CONTENT,
                    HttpParser.State.EOF_CONTENT,
                    HttpParser.State.CHUNKED_CONTENT,
                    HttpParser.State.CHUNK_SIZE,
                    HttpParser.State.CHUNK,
                    HttpParser.State.CHUNK_END,
                    HttpParser.State.TRAILER);

    /// What a connection waits for.
    enum Wait {
        FIRST_REQUEST,
        NEXT_REQUEST,
        BODY
    }

    /// One that was accepted just now, on which nothing has been read yet.
    static QuietConnection accepted(Closeable channel, long nanosAgo) {
        return new QuietConnection(channel, Wait.FIRST_REQUEST, nanosAgo / 1_000_000);
    }

    /// Empty when a request on it is being answered, or it does not speak HTTP any more.
    static Optional<QuietConnection> of(EndPoint outer) {
        EndPoint inner = within(outer);
        return inner.getConnection() instanceof HttpConnection connection
                ? waiting(connection, inner)
                        .map(wait -> new QuietConnection(outer, wait, quiet(inner, wait)))
                : Optional.empty();
    }

    /// What is inside of TLS.
    static EndPoint within(EndPoint outer) {
        return outer.getConnection() instanceof SslConnection tls ? tls.getSslEndPoint() : outer;
    }

    /// Whether the head of a request is on its way.
    static boolean inHead(HttpConnection connection) {
        return IN_HEAD.contains(connection.getParser().getState());
    }

    /// A route that has not asked for the rest of a body is at work, and must not lose its answer.
    private static Optional<Wait> waiting(HttpConnection connection, EndPoint end) {
        HttpParser.State state = connection.getParser().getState();
        if (IN_BODY.contains(state)) {
            return end.isFillInterested() ? Optional.of(Wait.BODY) : Optional.empty();
        }
        if (state != HttpParser.State.START && !IN_HEAD.contains(state)) {
            return Optional.empty();
        }
        return Optional.of(
                connection.getMessagesIn() == 0 ? Wait.FIRST_REQUEST : Wait.NEXT_REQUEST);
    }

    private static long quiet(EndPoint end, Wait wait) {
        return wait != Wait.FIRST_REQUEST && end instanceof AbstractEndPoint known
                ? known.getIdleFor()
                : System.currentTimeMillis() - end.getCreatedTimeStamp();
    }
}
