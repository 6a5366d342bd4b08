package bellwether.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// Writes to a WebSocket and waits until the client has taken it, so that nothing piles up in the
/// server.
public final class SocketWriter {
    /// A client that takes nothing for so long has gone.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// How long a closed connection waits for the other side's goodbye.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Session session;

    public SocketWriter(Session session) {
        this.session = session;
    }

    public synchronized void text(String text) throws IOException {
        await(sent -> session.sendText(text, sent));
    }

    public synchronized void ping() throws IOException {
        await(sent -> session.sendPing(ByteBuffer.allocate(0), sent));
    }

    private static void await(Consumer<Callback> write) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        write.accept(Callback.from(() -> done.complete(null), done::completeExceptionally));
        try {
            done.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client takes nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Says goodbye, behind what is being written, and soon cuts the connection.
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
        CompletableFuture.delayedExecutor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(session::disconnect);
    }
}
