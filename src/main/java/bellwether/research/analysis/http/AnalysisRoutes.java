package bellwether.research.analysis.http;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.ResponseCache;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.JobResults;
import bellwether.research.analysis.store.ResultRow;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.vote.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes of this module.
public final class AnalysisRoutes implements Routes {
    private static final AnalysisDao.Wanted ALL =
            new AnalysisDao.Wanted(Optional.empty(), Optional.empty());

    private final Analyses analyses;
    private final Jobs jobs;
    private final BodyParser bodies;
    private final ResponseCache kept = new ResponseCache();

    public AnalysisRoutes(Analyses analyses, Jobs jobs, BodyParser bodies) {
        this.analyses = analyses;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/analyses", this::submit, Role.TRADER);
        routes.get("/api/v1/analyses/{ticker}", this::history, Role.READER);
        routes.get("/api/v1/jobs/{id}/results", this::results, Role.READER);
        routes.get("/api/v1/analyses/{id}/proof", this::proof, Role.READER);
    }

    private void submit(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        answer(ctx, submitted(ctx));
    }

    /// Reads the request and makes the job.
    public JobCreation submitted(Context ctx) {
        String owner = Callers.of(ctx).owner();
        AnalysisRequest request =
                bodies.read(
                        ctx,
                        AnalysisRequest.class,
                        body -> analyses.profiles().faults(owner, body.profileName()));
        return analyses.submit(owner, request, IdempotencyKey.of(ctx));
    }

    /// 202 with the job, or 200 with its results when the client waited and it ended in time.
    public void answer(Context ctx, JobCreation creation) throws InterruptedException {
        JobAnswer.send(
                ctx,
                jobs,
                creation,
                job -> {
                    JobResults results =
                            read(ctx, job, ALL, new JobResults.From.Start(), Page.USUAL);
                    Responses.json(ctx, shown(ctx, job, results, Page.USUAL));
                });
    }

    private void results(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "verdict", "fresh");
        if (reading.keptIn(kept)) {
            return;
        }
        JobView job = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        if (job.state().terminal()) {
            reading.keepIn(kept);
        }
        AnalysisDao.Wanted wanted =
                new AnalysisDao.Wanted(
                        QueryParameters.oneOf(ctx, "verdict", Verdict.class),
                        ctx.queryParam("fresh") == null
                                ? Optional.empty()
                                : Optional.of(QueryParameters.flag(ctx, "fresh")));
        JobResults.From from = JobResults.From.of(Cursor.from(ctx, JobResults.list(job.id()), 2));
        int limit = QueryParameters.limit(ctx);
        EntityTag version = job.settled() ? EntityTag.of(job.version()) : EntityTag.ofBytes();
        if (!(version instanceof EntityTag.Known known && reading.unchanged(known))) {
            JobResults results = read(ctx, job, wanted, from, limit);
            reading.answer(
                    version,
                    shown(ctx, job, results, limit),
                    ResultRow.TABLE,
                    () -> ResultRow.of(results));
        }
    }

    private JobResults read(
            Context ctx, JobView job, AnalysisDao.Wanted wanted, JobResults.From from, int limit) {
        return analyses.results(jobs.of(Callers.actor(ctx)), job.id(), wanted, from, limit);
    }

    private ResultPage shown(Context ctx, JobView job, JobResults results, int limit) {
        String path = "/api/v1/jobs/" + job.id() + "/results";
        return new ResultPage(
                jobs.shown(job),
                analyses.summary(job.id()),
                new Page<>(
                        results.analyses(),
                        results.next()
                                .map(cursor -> Page.next(ctx, path, limit, cursor))
                                .orElse(null)),
                results.failed());
    }

    private void history(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "recomputed");
        int limit = QueryParameters.limit(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        String owner = Callers.of(ctx).owner();
        boolean recomputed = QueryParameters.flag(ctx, "recomputed");
        List<String> names = analyses.names(ticker);
        AnalysisDao.Listed listed =
                new AnalysisDao.Listed(
                        names, recomputed, before(ctx, ticker, recomputed), limit + 1);
        if (reading.conditional()
                && reading.unchanged(version(names, analyses.editions(owner, listed)))) {
            return;
        }
        List<StoredAnalysis> rows = analyses.history(owner, listed);
        if (rows.isEmpty()) {
            throw Refusal.notFound(
                    "no_analysis",
                    "No %sanalysis of %s is stored."
                            .formatted(recomputed ? "recomputed " : "", ticker.name()));
        }
        EntityTag.Known version =
                version(names, rows.stream().map(StoredAnalysis::edition).toList());
        Page<StoredAnalysis> page =
                Page.of(
                        ctx,
                        limit,
                        rows,
                        last -> Cursor.of(historyOf(ticker, recomputed), last.id()));
        reading.answer(
                version,
                History.of(names.getFirst(), ticker, page),
                ResultRow.TABLE,
                () -> ResultRow.of(page.items()));
    }

    private static EntityTag.Known version(List<String> names, List<String> editions) {
        return EntityTag.of(names, editions);
    }

    private static String historyOf(Ticker ticker, boolean recomputed) {
        return (recomputed ? "recomputed analyses of " : "analyses of ") + ticker.name();
    }

    private static long before(Context ctx, Ticker ticker, boolean recomputed) {
        return Cursor.from(ctx, historyOf(ticker, recomputed), 1)
                .map(cursor -> {
                    try {
                        return Long.parseLong(cursor.part(0));
                    } catch (NumberFormatException e) {
                        throw Cursor.mangled(cursor.encode());
                    }
                })
                .orElse(Long.MAX_VALUE);
    }

    private void proof(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, analyses.proof(Callers.of(ctx).owner(), ctx.pathParam("id")));
    }

    /// @param failedItems the symbols that failed, behind the last analysis
    private record ResultPage(
            Object job,
            AnalysisDao.Summary summary,
            @JsonUnwrapped Page<StoredAnalysis> page,
            List<FailedItem> failedItems) {}

    private record History(
            String ticker,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String askedAs,
            @JsonUnwrapped Page<StoredAnalysis> page) {
        static History of(String ticker, Ticker asked, Page<StoredAnalysis> page) {
            return new History(ticker, asked.name().equals(ticker) ? null : asked.name(), page);
        }
    }
}
