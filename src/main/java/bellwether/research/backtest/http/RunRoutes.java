package bellwether.research.backtest.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.ExportTable;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.TableExports;
import bellwether.platform.http.TableFormat;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.RerunCombinations;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.StoredRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the runs of a backtest came to, as lists and tables.
public final class RunRoutes implements Routes {
    static final int MOST_RUNS = 200_000;

    private final BacktestArchive archive;
    private final RerunCombinations reruns;
    private final Jobs jobs;

    /// @param reruns brings back what is not kept of combinations
    public RunRoutes(BacktestArchive archive, RerunCombinations reruns, Jobs jobs) {
        this.archive = archive;
        this.reruns = reruns;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(BacktestRoutes.ONE + "/trades", this::trades, Role.READER);
        routes.get(BacktestRoutes.ONE + "/orders", this::orders, Role.READER);
        routes.get(BacktestRoutes.ONE + "/equity", this::equity, Role.READER);
    }

    /// The run that the request names; nothing: all.
    static Optional<Integer> run(Context ctx) {
        return ctx.queryParam("run") == null
                ? Optional.empty()
                : Optional.of(QueryParameters.integer(ctx, "run", 0, MOST_RUNS, 0));
    }

    /// Tables are whole, so they have no pages.
    static void allowList(Context ctx, TableFormat format, String... more) {
        List<String> allowed = new ArrayList<>(List.of(more));
        allowed.add("format");
        if (format == TableFormat.JSON) {
            allowed.addAll(List.of("limit", "cursor"));
        }
        QueryParameters.allowOnly(ctx, allowed.toArray(String[]::new));
    }

    private static RunDao.Part part(Context ctx, String list, int limit) {
        Optional<Cursor> cursor = Cursor.from(ctx, list, 2);
        return new RunDao.Part(
                run(ctx).orElse(null),
                cursor.map(at -> number(at, 0)).orElse(-1),
                cursor.map(at -> number(at, 1)).orElse(-1),
                limit);
    }

    private static int number(Cursor cursor, int part) {
        try {
            return Integer.parseInt(cursor.part(part));
        } catch (NumberFormatException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }

    private static <T> RunDao.Part behind(Context ctx, Optional<RunDao.Entry<T>> last) {
        return new RunDao.Part(
                run(ctx).orElse(null),
                last.map(RunDao.Entry::run).orElse(-1),
                last.map(RunDao.Entry::n).orElse(-1),
                TableExports.PART);
    }

    private void trades(Context ctx) {
        list(
                ctx,
                RunTables.TRADES,
                (job, part) -> archive.trades(job, part),
                NewRun::trades,
                ShownRunTrade::of);
    }

    private void orders(Context ctx) {
        list(
                ctx,
                RunTables.ORDERS,
                (job, part) -> archive.orders(job, part),
                NewRun::orders,
                ShownRunOrder::of);
    }

    /// Entries of all runs or of one, as a page or as a table.
    ///
    /// @param kept what is stored
    /// @param made what a run has that was made again
    private <T> void list(
            Context ctx,
            ExportTable<RunDao.Entry<T>> table,
            BiFunction<JobId, RunDao.Part, List<RunDao.Entry<T>>> kept,
            Function<NewRun, List<T>> made,
            Function<RunDao.Entry<T>, Object> shown) {
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format, "run");
        JobView job = BacktestRoutes.job(ctx, archive, jobs);
        RunEntries<T> entries =
                RunEntries.of(
                        archive, reruns, job, run(ctx), part -> kept.apply(job.id(), part), made);
        if (format != TableFormat.JSON) {
            TableExports.<RunDao.Entry<T>>send(
                    ctx, format, table, after -> entries.part(behind(ctx, after)));
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "%s of %s".formatted(table.name(), job.id());
        List<RunDao.Entry<T>> found = entries.part(part(ctx, list, limit + 1));
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.run(), last.n()))
                        .map(shown));
    }

    private void equity(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format, "run");
        JobView view = BacktestRoutes.job(ctx, archive, jobs);
        JobId job = view.id();
        int run = run(ctx).orElse(0);
        StoredRun stored = archive.run(job, run);
        RunCurve curve =
                (reruns.isSearch(view)
                                ? Optional.ofNullable(reruns.of(view, stored).curve())
                                : archive.curve(job, run))
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "curve_not_kept",
                                        "Run %d of this backtest has no equity of its own: it is a window, whose tests are chained in the last runs, or nothing was run."
                                                .formatted(run)));
        List<ShownSession> sessions = ShownSession.all(curve);
        if (format != TableFormat.JSON) {
            TableExports.<ShownSession>send(
                    ctx, format, RunTables.EQUITY, after -> after.isEmpty() ? sessions : List.of());
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "equity of %s %d".formatted(job, run);
        int from = Math.clamp(Cursor.number(ctx, list, 0), 0, sessions.size());
        List<ShownSession> found =
                sessions.subList(from, Math.min(sessions.size(), from + limit + 1));
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, _ -> Cursor.of(list, from + limit)));
    }
}
