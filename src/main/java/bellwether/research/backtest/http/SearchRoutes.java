package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.store.StoredRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The combinations of sweeps and the windows of walk-forwards.
public final class SearchRoutes implements Routes {
    private final BacktestArchive archive;
    private final Jobs jobs;

    public SearchRoutes(BacktestArchive archive, Jobs jobs) {
        this.archive = archive;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(BacktestRoutes.ONE + "/grid", this::grid, Role.READER);
        routes.get(BacktestRoutes.ONE + "/windows", this::windows, Role.READER);
    }

    private JobId job(Context ctx) {
        return BacktestRoutes.job(ctx, archive, jobs).id();
    }

    /// Combinations, the best first.
    private void grid(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        RunRoutes.allowList(ctx, format);
        JobId job = job(ctx);
        if (format != TableFormat.JSON) {
            gridTable(ctx, format, job);
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "grid of " + job;
        int skipped = Math.clamp(Cursor.number(ctx, list, 0), 0, RunRoutes.MOST_RUNS);
        List<StoredRun> found = archive.best(job, skipped, limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, _ -> Cursor.of(list, skipped + limit))
                        .map(ShownPoint::of));
    }

    private void gridTable(Context ctx, TableFormat format, JobId job) {
        List<StoredRun> first = archive.best(job, 0, TableExports.PART);
        AtomicInteger sent = new AtomicInteger();
        TableExports.<StoredRun>send(
                ctx,
                format,
                RunTables.grid(first),
                after -> {
                    List<StoredRun> part =
                            after.isEmpty()
                                    ? first
                                    : archive.best(job, sent.get(), TableExports.PART);
                    sent.addAndGet(part.size());
                    return part;
                });
    }

    private void windows(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        RunRoutes.allowList(ctx, format);
        JobId job = job(ctx);
        if (format != TableFormat.JSON) {
            windowTable(ctx, format, job);
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "windows of " + job;
        List<ShownWindow> found = windows(job, (int) Cursor.number(ctx, list, -1), limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.run())));
    }

    private void windowTable(Context ctx, TableFormat format, JobId job) {
        List<ShownWindow> first = windows(job, -1, TableExports.PART);
        TableExports.<ShownWindow>send(
                ctx,
                format,
                RunTables.windows(first),
                after ->
                        after.map(last -> windows(job, last.run(), TableExports.PART))
                                .orElse(first));
    }

    /// The runs behind the windows are the chained ones.
    private List<ShownWindow> windows(JobId job, int after, int limit) {
        List<ShownWindow> found = new ArrayList<>();
        for (StoredRun run : archive.runs(job, after, limit)) {
            Optional<ShownWindow> window = ShownWindow.of(run);
            window.ifPresent(found::add);
        }
        return found;
    }
}
