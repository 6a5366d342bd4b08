package bellwether.platform.http;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/// An answer of server-sent events, which lasts until it is closed and keeps no thread meanwhile.
/// Its writes wait for the client.
public final class EventStream {
    private final HttpServletResponse response;
    private final EndPoint connection;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private EventStream(Context ctx) {
        response = ctx.res();
        connection =
                ServletContextRequest.getServletContextRequest(ctx.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint();
    }

    /// Begins the answer of this request. The route returns, and the answer goes on.
    ///
    /// @param buffer bytes; events that are smaller need no more of it
    public static EventStream begin(Context ctx, int buffer) throws IOException {
        EventStream stream = new EventStream(ctx);
        HttpServletResponse response = ctx.res();
        response.setStatus(200);
        response.setBufferSize(buffer);
        response.setCharacterEncoding("UTF-8");
        response.setContentType("text/event-stream");
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        ctx.future(() -> {
            AsyncContext async = ctx.req().getAsyncContext();
            async.setTimeout(0);
            return stream.end;
        });
        return stream;
    }

    /// Writes an event.
    ///
    /// @param id what the client shows as `Last-Event-ID` when it comes back
    /// @param data one line
    public void event(String name, @Nullable String id, String data) throws IOException {
        String line = id == null ? "" : "id: " + id + "\n";
        write(line + "event: " + name + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n");
    }

    /// Writes something that clients pass over.
    public void comment(String text) throws IOException {
        write(": " + text + "\n\n");
    }

    private void write(String text) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Runs when the answer has ended, however it did.
    public void onEnd(Runnable action) {
        var _ = end.whenComplete((_, _) -> action.run());
    }

    /// Ends the answer.
    public void close() {
        end.complete(null);
    }

    /// Cuts the connection, though something is being written to it.
    public void abort() {
        connection.close();
        end.complete(null);
    }
}
