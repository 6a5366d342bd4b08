package bellwether.research.backtest.http;

import bellwether.platform.base.Refusal;
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
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RerunCombinations;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.StoredRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What the runs of a backtest came to, as lists and tables.
public final class RunRoutes implements Routes {
    private static final int MOST_RUNS = 200_000;

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
        routes.get(BacktestRoutes.ONE + "/grid", this::grid, Role.READER);
        routes.get(BacktestRoutes.ONE + "/windows", this::windows, Role.READER);
        routes.get(BacktestRoutes.ONE + "/findings", this::findings, Role.READER);
    }

    private JobId job(Context ctx) {
        return view(ctx).id();
    }

    private JobView view(Context ctx) {
        return BacktestRoutes.job(ctx, archive, jobs);
    }

    /// The run that the request names; nothing: all.
    private static Optional<Integer> run(Context ctx) {
        return ctx.queryParam("run") == null
                ? Optional.empty()
                : Optional.of(QueryParameters.integer(ctx, "run", 0, MOST_RUNS, 0));
    }

    /// Tables are whole, so they have no pages.
    private static void allowList(Context ctx, TableFormat format, String... more) {
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
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format, "run");
        JobView job = view(ctx);
        RunEntries<ClosedTrade> trades =
                RunEntries.of(
                        archive,
                        reruns,
                        job,
                        run(ctx),
                        part -> archive.trades(job.id(), part),
                        NewRun::trades);
        if (format != TableFormat.JSON) {
            TableExports.<RunDao.Entry<ClosedTrade>>send(
                    ctx, format, RunTables.TRADES, after -> trades.part(behind(ctx, after)));
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "trades of " + job.id();
        List<RunDao.Entry<ClosedTrade>> found = trades.part(part(ctx, list, limit + 1));
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.run(), last.n()))
                        .map(ShownRunTrade::of));
    }

    private void orders(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format, "run");
        JobView job = view(ctx);
        RunEntries<RunOrder> orders =
                RunEntries.of(
                        archive,
                        reruns,
                        job,
                        run(ctx),
                        part -> archive.orders(job.id(), part),
                        NewRun::orders);
        if (format != TableFormat.JSON) {
            TableExports.<RunDao.Entry<RunOrder>>send(
                    ctx, format, RunTables.ORDERS, after -> orders.part(behind(ctx, after)));
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "orders of " + job.id();
        List<RunDao.Entry<RunOrder>> found = orders.part(part(ctx, list, limit + 1));
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.run(), last.n()))
                        .map(ShownRunOrder::of));
    }

    private void equity(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format, "run");
        JobView view = view(ctx);
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

    /// Combinations, the best first.
    private void grid(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        allowList(ctx, format);
        JobId job = job(ctx);
        if (format != TableFormat.JSON) {
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
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "grid of " + job;
        int skipped = Math.clamp(Cursor.number(ctx, list, 0), 0, MOST_RUNS);
        List<StoredRun> found = archive.best(job, skipped, limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, _ -> Cursor.of(list, skipped + limit))
                        .map(ShownPoint::of));
    }

    private void windows(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        JobId job = job(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "windows of " + job;
        List<ShownWindow> found = new ArrayList<>();
        for (StoredRun run : archive.runs(job, (int) Cursor.number(ctx, list, -1), limit + 1)) {
            ShownWindow.of(run).ifPresent(found::add);
        }
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, last -> Cursor.of(list, last.run())));
    }

    /// Of the backtest and of its runs, some runs a page, the worst of each page first.
    private void findings(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "run", "limit", "cursor");
        JobId job = job(ctx);
        Optional<BacktestResult> result = archive.result(job);
        Optional<Integer> run = run(ctx);
        int limit = QueryParameters.limit(ctx);
        String list = "findings of " + job;
        int after = (int) Cursor.number(ctx, list, -1);
        List<StoredRun> runs =
                run.isPresent()
                        ? List.of(archive.run(job, run.get()))
                        : archive.runs(job, after, limit + 1);
        Page<StoredRun> page = Page.of(ctx, limit, runs, last -> Cursor.of(list, last.place().n()));
        reading.answer(
                EntityTag.ofBytes(),
                new Page<>(
                        ShownFinding.all(result, page.items(), after < 0 && run.isEmpty()),
                        page.next()));
    }
}
