package bellwether.platform.http;

import bellwether.platform.base.Caller;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Judges a key that comes after the head of its request, in its body or in a message of a
/// WebSocket, where the route is public: as strictly as one in a header.
@FunctionalInterface
public interface LateKey {
    String ATTRIBUTE = LateKey.class.getName();

    /// Whose key it is; without one, the user of this machine where none is needed. Waits for the
    /// database.
    ///
    /// @throws bellwether.platform.base.Refusal when it lets nobody in
    Caller caller(Optional<String> key);

    default void remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// For the request that a route is answering.
    static LateKey of(Context ctx) {
        return known(ctx.req().getAttribute(ATTRIBUTE));
    }

    /// For whoever opened this WebSocket.
    static LateKey of(WsContext ctx) {
        return known(ctx.attribute(ATTRIBUTE));
    }

    private static LateKey known(@Nullable Object remembered) {
        if (remembered instanceof LateKey known) {
            return known;
        }
        throw new IllegalStateException("No key is taken late on this route");
    }
}
