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
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.store.StoredRun;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What speaks against a backtest and its runs.
public final class FindingRoutes implements Routes {
    private final BacktestArchive archive;
    private final Jobs jobs;

    public FindingRoutes(BacktestArchive archive, Jobs jobs) {
        this.archive = archive;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(BacktestRoutes.ONE + "/findings", this::findings, Role.READER);
    }

    /// Of the backtest and of its runs, some runs a page, the worst of each page first.
    private void findings(Context ctx) {
        TableFormat format = TableFormat.of(ctx);
        RunRoutes.allowList(ctx, format, "run");
        JobId job = BacktestRoutes.job(ctx, archive, jobs).id();
        Optional<BacktestResult> result = archive.result(job);
        Optional<Integer> run = RunRoutes.run(ctx);
        if (format != TableFormat.JSON) {
            Rows rows = new Rows(job, result, run);
            TableExports.<ShownFinding>send(ctx, format, RunTables.FINDINGS, _ -> rows.next());
            return;
        }
        ConditionalResponse reading = ConditionalResponse.json(ctx);
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

    /// All findings as rows of a table: those of the whole, then run by run, the worst first.
    private final class Rows {
        private static final int PART = 200;

        private final JobId job;
        private final Optional<BacktestResult> result;
        private final List<ShownFinding> read = new ArrayList<>();
        private int after = -1;
        private boolean isEnd;

        Rows(JobId job, Optional<BacktestResult> result, Optional<Integer> run) {
            this.job = job;
            this.result = result;
            if (run.isPresent()) {
                add(archive.run(job, run.get()));
                isEnd = true;
            } else {
                read.addAll(ShownFinding.all(result, List.of(), true));
            }
        }

        private void add(StoredRun run) {
            read.addAll(ShownFinding.all(result, List.of(run), false));
            after = run.place().n();
        }

        List<ShownFinding> next() {
            while (!isEnd && read.size() < TableExports.PART) {
                List<StoredRun> runs = archive.runs(job, after, PART);
                runs.forEach(this::add);
                isEnd = runs.size() < PART;
            }
            List<ShownFinding> rows = read.subList(0, Math.min(read.size(), TableExports.PART));
            List<ShownFinding> part = List.copyOf(rows);
            rows.clear();
            return part;
        }
    }
}
