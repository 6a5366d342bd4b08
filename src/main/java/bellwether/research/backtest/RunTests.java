package bellwether.research.backtest;

import bellwether.platform.base.Json;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.store.StoredRun;
import java.util.Optional;

/// What was found when a stored run was tested again.
public final class RunTests {
    private RunTests() {}

    /// Nothing until it was asked for.
    public static Optional<RunProof> proof(StoredRun run) {
        return Optional.ofNullable(run.proof()).map(json -> Json.stored(json, RunProof.class));
    }

    /// Nothing until they were asked for.
    public static Optional<RunBounds> bounds(StoredRun run) {
        return Optional.ofNullable(run.bounds()).map(json -> Json.stored(json, RunBounds.class));
    }
}
