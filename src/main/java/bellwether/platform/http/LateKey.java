package bellwether.platform.http;

import bellwether.platform.base.Caller;
import io.javalin.websocket.WsContext;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Judges a key that comes after its request, in a message of a WebSocket whose route is public: as
/// strictly as one in a header.
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

    /// For whoever opened this WebSocket.
    static LateKey of(WsContext ctx) {
        if (ctx.attribute(ATTRIBUTE) instanceof LateKey known) {
            return known;
        }
        throw new IllegalStateException("No key is taken late on this route");
    }
}
