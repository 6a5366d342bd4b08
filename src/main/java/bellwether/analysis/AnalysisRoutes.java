package bellwether.analysis;

import bellwether.jobs.Creation;
import bellwether.jobs.Failed;
import bellwether.jobs.JobView;
import bellwether.jobs.Jobs;
import bellwether.market.Ticker;
import bellwether.web.Answers;
import bellwether.web.Bodies;
import bellwether.web.Callers;
import bellwether.web.Cursor;
import bellwether.web.IdempotencyKey;
import bellwether.web.Kept;
import bellwether.web.Prefer;
import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import bellwether.web.Role;
import bellwether.web.Routes;
import bellwether.web.Version;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes of this room.
public final class AnalysisRoutes implements Routes {
    private static final int MOST_AT_ONCE = 200;

    private final Analyses analyses;
    private final Jobs jobs;
    private final Bodies bodies;
    private final Kept kept = new Kept();

    AnalysisRoutes(Analyses analyses, Jobs jobs, Bodies bodies) {
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
        Queries.allowOnly(ctx);
        answer(ctx, submitted(ctx));
    }

    /// Reads the request and makes the job.
    Creation submitted(Context ctx) {
        String owner = Callers.of(ctx).owner();
        AnalysisRequest request =
                bodies.read(
                        ctx,
                        AnalysisRequest.class,
                        body -> analyses.profiles().faults(owner, body.profileName()));
        return analyses.submit(owner, request, IdempotencyKey.of(ctx));
    }

    /// 202 with the job, or 200 with its results when the client waited and it ended in time.
    void answer(Context ctx, Creation creation) throws InterruptedException {
        Optional<Duration> patience = Prefer.waiting(ctx);
        JobView job =
                jobs.of(Callers.actor(ctx))
                        .await(creation.id(), patience.orElse(Duration.ZERO))
                        .orElseThrow();
        ctx.header("Location", "/api/v1/jobs/" + job.id());
        if (creation.replayed()) {
            ctx.header("Idempotent-Replayed", "true");
        }
        patience.ifPresent(wait -> ctx.header("Preference-Applied", "wait=" + wait.toSeconds()));
        if (patience.isPresent() && job.state().terminal()) {
            Answers.json(
                    ctx,
                    page(
                            job,
                            linked(
                                    ctx,
                                    job,
                                    Optional.empty(),
                                    new Results.From.Start(),
                                    MOST_AT_ONCE)));
        } else {
            ctx.status(202);
            Answers.json(ctx, jobs.shown(job));
        }
    }

    private void results(Context ctx) {
        Reading reading = Reading.table(ctx);
        Queries.allowOnly(ctx, "limit", "cursor", "verdict");
        if (reading.keptIn(kept)) {
            return;
        }
        JobView job = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        if (job.state().terminal()) {
            reading.keepIn(kept);
        }
        Optional<Verdict> verdict = Queries.oneOf(ctx, "verdict", Verdict.class);
        Results.From from = Results.From.of(Cursor.from(ctx, Results.list(job.id()), 2));
        int limit = Queries.limit(ctx);
        Version version = job.settled() ? Version.of(job.version()) : Version.ofBytes();
        if (!(version instanceof Version.Known known && reading.unchanged(known))) {
            Results results = linked(ctx, job, verdict, from, limit);
            reading.answer(
                    version, page(job, results), ResultRow.TABLE, () -> ResultRow.of(results));
        }
    }

    /// Reads a page and points to the next.
    private Results linked(
            Context ctx, JobView job, Optional<Verdict> verdict, Results.From from, int limit) {
        Results results =
                analyses.results(jobs.of(Callers.actor(ctx)), job.id(), verdict, from, limit);
        results.next()
                .ifPresent(cursor ->
                        Answers.next(ctx, "/api/v1/jobs/" + job.id() + "/results", cursor));
        return results;
    }

    private Page page(JobView job, Results results) {
        return new Page(jobs.shown(job), results.analyses(), results.errors());
    }

    private void history(Context ctx) {
        Reading reading = Reading.table(ctx);
        Queries.allowOnly(ctx, "limit", "cursor");
        int limit = Queries.limit(ctx);
        Ticker ticker = ticker(ctx);
        String owner = Callers.of(ctx).owner();
        long before = before(ctx, ticker);
        List<String> names = analyses.names(ticker);
        if (reading.conditional()
                && reading.unchanged(
                        version(names, analyses.editions(owner, names, before, limit + 1)))) {
            return;
        }
        List<StoredAnalysis> rows = analyses.history(owner, names, before, limit + 1);
        if (rows.isEmpty()) {
            throw Refusal.notFound(
                    "no_analysis", "No analysis of %s is stored.".formatted(ticker.name()));
        }
        Version.Known version = version(names, rows.stream().map(StoredAnalysis::edition).toList());
        List<StoredAnalysis> page = rows.subList(0, Math.min(limit, rows.size()));
        if (rows.size() > limit) {
            Answers.next(ctx, Cursor.of(historyOf(ticker), page.getLast().id()));
        }
        reading.answer(
                version,
                History.of(names.getFirst(), ticker, page),
                ResultRow.TABLE,
                () -> ResultRow.of(page));
    }

    private static Version.Known version(List<String> names, List<String> editions) {
        return Version.of(names, editions);
    }

    static Ticker ticker(Context ctx) {
        return Ticker.of(ctx.pathParam("ticker"))
                .orElseThrow(() ->
                        Refusal.notFound("unknown_symbol", "The path names no possible ticker."));
    }

    private static String historyOf(Ticker ticker) {
        return "analyses of " + ticker.name();
    }

    private static long before(Context ctx, Ticker ticker) {
        return Cursor.from(ctx, historyOf(ticker), 1)
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
        Queries.allowOnly(ctx);
        Answers.json(ctx, analyses.proof(Callers.of(ctx).owner(), ctx.pathParam("id")));
    }

    private record Page(Object job, List<StoredAnalysis> results, List<Failed> errors) {}

    private record History(
            String ticker,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String askedAs,
            List<StoredAnalysis> analyses) {
        static History of(String ticker, Ticker asked, List<StoredAnalysis> analyses) {
            return new History(ticker, asked.name().equals(ticker) ? null : asked.name(), analyses);
        }
    }
}
