package bellwether.platform.http;

import java.util.function.Consumer;

/// Hears of every exchange that has ended, on the thread that ended it.
@FunctionalInterface
public interface FaultListener extends Consumer<HttpExchange> {
    /// Hears of a fault of ours, which was answered 500.
    ///
    /// @param where the request's method and route, never its path
    /// @param requestId of the request that met it
    default void failed(Throwable fault, String where, String requestId) {}
}
