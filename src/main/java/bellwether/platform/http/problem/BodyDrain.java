package bellwether.platform.http.problem;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Takes and throws away, for a short while after the answer, a body that was answered without
/// having been read: a client that is still sending would have its connection reset, and might
/// never see the answer.
public final class BodyDrain extends Handler.Wrapper {
    private static final String ATTRIBUTE = BodyDrain.class.getName();
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final long LONGEST_MILLIS = 2_000;
    private static final long MOST_BYTES = 16L << 20;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!hasBody(request)) {
            return super.handle(request, response, callback);
        }
        Incoming incoming = new Incoming(request);
        request.setAttribute(ATTRIBUTE, incoming);
        return super.handle(incoming, response, new Draining(incoming, callback));
    }

    public static boolean hasBody(Request request) {
        return request.getLength() > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /// Whether the method is one with which routes read a body.
    public static boolean mayBeRead(Request request) {
        return METHODS.contains(request.getMethod());
    }

    /// Whether some of the request's body has not been read, so that its connection cannot be used
    /// again.
    static boolean isUnread(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Incoming incoming && !incoming.whole;
    }

    /// A request that knows whether all of its body was read.
    private static final class Incoming extends Request.Wrapper {
        private volatile boolean whole;

        Incoming(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && (chunk.isLast() || Content.Chunk.isFailure(chunk))) {
                whole = true;
            }
            return chunk;
        }

        /// Asked before a refusal is written. The server would take some of the rest here, and then
        /// let nothing more be read.
        @Override
        public boolean consumeAvailable() {
            return whole;
        }

        /// Reading would tell a client to send that waits to be told so.
        boolean isWaitingToSend() {
            return getHeaders().contains(HttpHeader.EXPECT);
        }
    }

    /// Ends the request when the rest of its body has come, or will not.
    private static final class Draining extends Callback.Nested implements Runnable {
        private final Incoming incoming;
        private long taken;
        private boolean ended;

        Draining(Incoming incoming, Callback callback) {
            super(callback);
            this.incoming = incoming;
        }

        @Override
        public void succeeded() {
            if (incoming.whole || incoming.isWaitingToSend()) {
                super.succeeded();
                return;
            }
            incoming.getComponents()
                    .getScheduler()
                    .schedule(this::end, LONGEST_MILLIS, TimeUnit.MILLISECONDS);
            run();
        }

        @Override
        public synchronized void run() {
            while (!ended) {
                Content.Chunk chunk = incoming.read();
                if (chunk == null) {
                    incoming.demand(this);
                    return;
                }
                taken += chunk.remaining();
                chunk.release();
                if (incoming.whole || taken > MOST_BYTES) {
                    end();
                }
            }
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                super.succeeded();
            }
        }
    }
}
