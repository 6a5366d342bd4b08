package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.RunTester;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.store.StoredRun;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tests a run again: what it would be without the future, with more past, and with other paths of
/// prices inside its bars.
public final class ProofRoutes implements Routes {
    private final BacktestArchive archive;
    private final RunTester tester;
    private final Jobs jobs;
    private final BodyParser bodies;

    public ProofRoutes(BacktestArchive archive, RunTester tester, Jobs jobs, BodyParser bodies) {
        this.archive = archive;
        this.tester = tester;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(BacktestRoutes.ONE + "/proof", this::proof, Role.TRADER);
        routes.post(BacktestRoutes.ONE + "/bounds", this::bounds, Role.TRADER);
    }

    /// A proof in answers.
    ///
    /// @param findings of the run, with what the proof changed in them
    private record ShownProof(
            int run, String label, @JsonUnwrapped RunProof proof, List<Finding> findings) {}

    /// Bounds in answers.
    ///
    /// @param findings of the run, with what the bounds changed in them
    private record ShownBounds(
            int run, String label, @JsonUnwrapped RunBounds bounds, List<Finding> findings) {}

    private void proof(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ProofBody body = isEmpty(ctx) ? ProofBody.USUAL : bodies.read(ctx, ProofBody.class);
        JobView job = BacktestRoutes.job(ctx, archive, jobs);
        StoredRun run = run(job, body.run());
        RunProof proof = tester.prove(job, run, body.count());
        Responses.json(
                ctx,
                new ShownProof(run.place().n(), run.place().label(), proof, findings(job, run)));
    }

    private void bounds(Context ctx) {
        QueryParameters.allowOnly(ctx);
        BoundsBody body = isEmpty(ctx) ? BoundsBody.USUAL : bodies.read(ctx, BoundsBody.class);
        JobView job = BacktestRoutes.job(ctx, archive, jobs);
        StoredRun run = run(job, body.run());
        RunBounds bounds = tester.bound(job, run);
        Responses.json(
                ctx,
                new ShownBounds(run.place().n(), run.place().label(), bounds, findings(job, run)));
    }

    /// All that a body names has a default.
    private static boolean isEmpty(Context ctx) {
        return ctx.bodyAsBytes().length == 0;
    }

    private StoredRun run(JobView job, @Nullable Integer n) {
        return n == null ? tester.firstRun(job) : archive.run(job.id(), n);
    }

    private List<Finding> findings(JobView job, StoredRun run) {
        StoredRun now = archive.run(job.id(), run.place().n());
        return ShownRun.of(now, archive.result(job.id())).findings();
    }
}
