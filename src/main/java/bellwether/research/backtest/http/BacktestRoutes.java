package bellwether.research.backtest.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.spec.BacktestRequest;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.RepeatedRequest;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.work.BacktestJob;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes backtests, lists them and shows them.
public final class BacktestRoutes implements Routes {
    static final String ALL = "/api/v1/backtests";
    static final String ONE = ALL + "/{id}";
    private static final String LIST = "backtests";

    /// Runs within the document of a backtest.
    private static final int SHOWN_RUNS = 20;

    private final Backtests backtests;
    private final BacktestArchive archive;
    private final Jobs jobs;
    private final BacktestBodies bodies;

    public BacktestRoutes(Backtests backtests, Jobs jobs, BodyParser bodies) {
        this.backtests = backtests;
        this.archive = backtests.archive();
        this.jobs = jobs;
        this.bodies = new BacktestBodies(bodies);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ALL, ctx -> submit(ctx, bodies.one(ctx)), Role.TRADER);
        routes.post(ALL + "/compare", ctx -> submit(ctx, bodies.several(ctx)), Role.TRADER);
        routes.get(ALL, this::list, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.get(ONE + "/request", this::request, Role.READER);
        routes.get(ONE + "/runs", this::runs, Role.READER);
    }

    private void submit(Context ctx, BacktestRequest request) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        JobCreation creation =
                backtests.submit(Callers.of(ctx).owner(), request, IdempotencyKey.of(ctx));
        JobAnswer.send(ctx, jobs, creation, job -> Responses.json(ctx, shown(job)));
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        Optional<JobId> before =
                Cursor.from(ctx, LIST, 1)
                        .map(cursor ->
                                JobId.parse(cursor.part(0))
                                        .orElseThrow(() -> Cursor.mangled(cursor.encode())));
        List<JobView> found =
                jobs.of(Callers.actor(ctx))
                        .list(
                                new JobFilter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(BacktestJob.NAME),
                                        Optional.empty(),
                                        before),
                                limit + 1);
        Map<JobId, BacktestDao.Completed> ends =
                archive.completed(found.stream().map(JobView::id).toList());
        Page<ShownBacktest> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id()))
                        .map(job ->
                                ShownBacktest.of(
                                        jobs.display().listed(job),
                                        Optional.ofNullable(ends.get(job.id())),
                                        List.of()));
        reading.answer(EntityTag.ofBytes(), page);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), shown(job(ctx)));
    }

    /// The body that makes it again.
    private void request(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        BacktestSpec spec = Json.stored(job(ctx).params(), BacktestSpec.class);
        reading.answer(EntityTag.ofBytes(), RepeatedRequest.body(spec));
    }

    private ShownBacktest shown(JobView job) {
        return ShownBacktest.of(
                jobs.shown(job),
                archive.completed(job.id()),
                archive.best(job.id(), 0, SHOWN_RUNS));
    }

    private JobView job(Context ctx) {
        return job(ctx, archive, jobs);
    }

    /// The job of the backtest in the path.
    static JobView job(Context ctx, BacktestArchive archive, Jobs jobs) {
        return archive.known(jobs.of(Callers.actor(ctx)), ctx.pathParam("id"));
    }

    private void runs(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "run");
        int limit = QueryParameters.limit(ctx);
        JobView job = job(ctx);
        String list = "runs of " + job.id();
        Optional<BacktestResult> result = archive.result(job.id());
        List<StoredRun> found =
                RunRoutes.run(ctx)
                        .map(run -> List.of(archive.run(job.id(), run)))
                        .orElseGet(() ->
                                archive.runs(
                                        job.id(), (int) Cursor.number(ctx, list, -1), limit + 1));
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.place().n()))
                        .map(run -> ShownRun.of(run, result)));
    }
}
