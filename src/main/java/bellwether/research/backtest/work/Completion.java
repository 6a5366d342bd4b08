package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.TrialDao;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is done once all runs of a backtest have ended, in the transaction that says so.
final class Completion {
    /// Of the engine; moves when the same inputs may give something else.
    static final String ENGINE_VERSION = "1";

    /// Of a sweep, so many runs keep their trades.
    private static final int KEPT = 20;

    private final BacktestDao dao = new BacktestDao();
    private final RunDao runs = new RunDao();
    private final TrialDao trials = new TrialDao();
    private final InstantSource clock;

    Completion(InstantSource clock) {
        this.clock = clock;
    }

    void of(Handle h, JobId job) {
        BacktestDao.Asked asked = dao.asked(h, job);
        BacktestSpec spec = Json.stored(asked.params(), BacktestSpec.class);
        BacktestDao.Hashes hashes = dao.hashes(h, job);
        trials.count(h, job, asked.owner(), clock.instant());
        if (spec.kind() == BacktestKind.SWEEP) {
            runs.keepBest(h, job, KEPT);
        }
        JsonNode result = Json.shared().valueToTree(Map.of());
        dao.insert(
                h,
                job,
                asked.owner(),
                new BacktestDao.Completed(
                        Sha256.hex(hashes.data()),
                        Sha256.hex("%s %s".formatted(ENGINE_VERSION, hashes.runs())),
                        result,
                        clock.instant()));
    }
}
