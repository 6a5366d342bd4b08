package bellwether.platform.ops.http;

import bellwether.platform.db.PoolState;
import java.util.List;

/// How full the pools of connections are: each of them, and the one for requests once more under
/// the names that older clients read.
///
/// @param status `healthy`, or `degraded` while the pool for requests is nearly used up
record PoolHealth(String status, RequestPool pool, List<Pool> pools) {
    private static final double CROWDED = 0.9;

    /// @param pools the first is the one for requests
    static PoolHealth of(List<PoolState> pools) {
        PoolState requests = pools.getFirst();
        return new PoolHealth(
                requests.utilisation() >= CROWDED || requests.waiting() > 0
                        ? "degraded"
                        : "healthy",
                RequestPool.of(requests),
                pools.stream().map(Pool::of).toList());
    }

    /// @param utilizationPercent of the most connections those in use, to a tenth
    record RequestPool(
            int size,
            int minSize,
            int maxSize,
            int idleConnections,
            int inUseConnections,
            double utilizationPercent) {
        static RequestPool of(PoolState state) {
            return new RequestPool(
                    state.size(),
                    state.min(),
                    state.max(),
                    state.idle(),
                    state.inUse(),
                    Math.round(state.utilisation() * 1_000) / 10.0);
        }
    }

    record Pool(
            String name,
            int size,
            int min,
            int max,
            int idle,
            int inUse,
            int waiting,
            double utilisationFraction) {
        static Pool of(PoolState state) {
            return new Pool(
                    state.name(),
                    state.size(),
                    state.min(),
                    state.max(),
                    state.idle(),
                    state.inUse(),
                    state.waiting(),
                    state.utilisation());
        }
    }
}
