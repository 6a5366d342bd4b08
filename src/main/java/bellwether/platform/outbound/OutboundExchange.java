package bellwether.platform.outbound;

import bellwether.platform.base.PrintableText;
import bellwether.platform.base.RootCause;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;

/// Listens to one call. Once the status and the headers are here, it has an answer, however the
/// body goes on.
final class OutboundExchange implements Response.Listener, Request.BeginListener {
    private static final int LONGEST = 300;

    private final CompletableFuture<OutboundResult> result = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final OutboundLimits limits;
    private volatile String address;
    private volatile boolean answered;

    OutboundExchange(PinnedAddresses pinned, OutboundLimits limits) {
        this.address = pinned.first();
        this.limits = limits;
    }

    CompletableFuture<OutboundResult> result() {
        return result;
    }

    @Override
    public void onBegin(Request request) {
        Connection connection = request.getConnection();
        if (connection != null
                && connection.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
            address = PinnedAddresses.text(remote);
        }
    }

    @Override
    public void onHeaders(Response response) {
        answered = true;
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        int room = limits.bytes() - body.size();
        byte[] part = new byte[Math.min(room, content.remaining())];
        content.get(part);
        body.writeBytes(part);
        if (body.size() == limits.bytes()) {
            var _ = response.abort(new EOFException("enough was read"));
        }
    }

    @Override
    public void onComplete(Result end) {
        Response response = end.getResponse();
        result.complete(
                answered
                        ? new OutboundResult.Answered(
                                response.getStatus(),
                                body.toString(StandardCharsets.UTF_8),
                                Optional.ofNullable(
                                        response.getHeaders().get(HttpHeader.RETRY_AFTER)),
                                address)
                        : new OutboundResult.Failed(why(end.getFailure()), address));
    }

    private String why(Throwable failure) {
        Throwable root = RootCause.of(failure);
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        String words =
                switch (root) {
                    case TimeoutException _ -> "no answer within " + seconds(limits.whole());
                    case SocketTimeoutException _ ->
                            "no connection within " + seconds(limits.connect());
                    case ConnectException _ -> "no connection: " + message;
                    case EOFException _ -> "the connection was closed without an answer";
                    case ClosedChannelException _ -> "the connection was closed without an answer";
                    case SSLException _ -> "TLS failed: " + message;
                    default -> tls(failure) + RootCause.line(failure);
                };
        return PrintableText.cut(PrintableText.line(words), LONGEST);
    }

    private static String tls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "TLS failed: ";
            }
        }
        return "the call failed: ";
    }

    private static String seconds(Duration time) {
        return "%s s".formatted(time.toMillis() / 1e3).replace(".0 s", " s");
    }
}
