package bellwether.platform.http;

import bellwether.platform.base.Caller;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;

/// Whether those who are still being answered may still be told more. A key is looked up at every
/// request, but an event stream is one request that lasts for hours. Each caller is looked up once
/// a second at most, however many streams it has open.
public final class KeyRevalidation {
    private static final String ATTRIBUTE = KeyRevalidation.class.getName();
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final LoadingCache<Caller, Boolean> known;

    public KeyRevalidation(KeyLookup keys) {
        known = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build(keys::stands);
    }

    public void remember(Request request, Caller caller) {
        request.setAttribute(ATTRIBUTE, (BooleanSupplier) () -> stands(caller));
    }

    /// Whether the caller of this request may still be answered; to be asked again before each part
    /// of a long answer.
    public static BooleanSupplier of(Context ctx) {
        return ctx.req().getAttribute(ATTRIBUTE) instanceof BooleanSupplier standing
                ? standing
                : () -> false;
    }

    /// The same of the request that opened a WebSocket.
    public static BooleanSupplier of(WsContext ctx) {
        return ctx.attribute(ATTRIBUTE) instanceof BooleanSupplier standing
                ? standing
                : () -> false;
    }

    /// The same of a caller whose key came in another way than with the request.
    public BooleanSupplier of(Caller caller) {
        return () -> stands(caller);
    }

    /// Without the database nobody can say; then there is nothing new to tell either.
    private boolean stands(Caller caller) {
        try {
            return known.get(caller);
        } catch (RuntimeException databaseGone) {
            return true;
        }
    }
}
