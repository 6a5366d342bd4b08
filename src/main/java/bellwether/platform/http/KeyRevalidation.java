package bellwether.platform.http;

import bellwether.platform.base.Caller;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Whether those who are still being answered may still be told more. A key or session is looked up
/// at every request, but an event stream is one request that lasts for hours. What was found is
/// believed for a second; then all who asked since are looked up together, so that many streams
/// cost little.
public final class KeyRevalidation {
    private static final String ATTRIBUTE = KeyRevalidation.class.getName();
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final KeyLookup keys;
    private final Set<Caller> asked = ConcurrentHashMap.newKeySet();
    private volatile Look last = new Look(new ConcurrentHashMap<>(), System.nanoTime());

    /// What was found at once.
    private record Look(Map<Caller, Boolean> standing, long at) {
        @Nullable Boolean of(Caller caller) {
            return isFresh() ? standing.get(caller) : null;
        }

        boolean isFresh() {
            return System.nanoTime() - at < BELIEVED.toNanos();
        }
    }

    public KeyRevalidation(KeyLookup keys) {
        this.keys = keys;
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

    private boolean stands(Caller caller) {
        asked.add(caller);
        Boolean known = last.of(caller);
        return known == null ? look(caller) : known;
    }

    private synchronized boolean look(Caller caller) {
        Boolean known = last.of(caller);
        if (known != null) {
            return known;
        }
        if (last.isFresh()) {
            boolean stands = standing(Set.of(caller)).contains(caller);
            last.standing().put(caller, stands);
            return stands;
        }
        Set<Caller> all = new HashSet<>(asked);
        all.add(caller);
        asked.removeAll(all);
        Set<Caller> standing = standing(all);
        Map<Caller, Boolean> found = new ConcurrentHashMap<>();
        all.forEach(one -> found.put(one, standing.contains(one)));
        last = new Look(found, System.nanoTime());
        return standing.contains(caller);
    }

    /// Without the database nobody can say; then there is nothing new to tell either.
    private Set<Caller> standing(Set<Caller> callers) {
        try {
            return keys.standing(callers);
        } catch (RuntimeException databaseGone) {
            return callers;
        }
    }
}
