package bellwether.frontend.legacy;

import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.PreferHeader;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRequest;
import bellwether.research.analysis.http.AnalysisRoutes;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.AnalysisJob;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes that clients of the older systems call, on the same code as the others: their paths
/// and the names of their fields, our values. New clients use `/api/v1`.
public final class LegacyRoutes implements Routes {
    /// What the older systems took when a bulk request named no capital; it is shown in the answer.
    private static final BigDecimal BULK_CAPITAL = new BigDecimal("100000");

    private static final Duration RECENT = Duration.ofHours(1);
    private static final int MOST_JOBS = 20;

    private final Analyses analyses;
    private final AnalysisRoutes current;
    private final Jobs jobs;
    private final BodyParser bodies;

    /// @param current the routes of today, to which some of these lead
    public LegacyRoutes(Analyses analyses, AnalysisRoutes current, Jobs jobs, BodyParser bodies) {
        this.analyses = analyses;
        this.current = current;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/analyze", this::analyze, Role.TRADER);
        routes.post("/api/stocks/analyze-all-stocks", this::analyzeAll, Role.TRADER);
        routes.get("/api/all-stocks/progress", this::progress, Role.READER);
        routes.get("/status/{job_id}", this::status, Role.READER);
        routes.post("/cancel/{job_id}", this::cancel, Role.TRADER);
        routes.get("/history/{ticker}", this::history, Role.READER);
    }

    private void status(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, OldJob.of(own(ctx).known(id(ctx))));
    }

    private OwnedJobs own(Context ctx) {
        return jobs.of(Callers.actor(ctx));
    }

    private void analyze(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        JobCreation creation = current.submitted(ctx);
        if (PreferHeader.waiting(ctx).isPresent()) {
            current.answer(ctx, creation);
        } else {
            ctx.status(201);
            Responses.json(ctx, OldJob.of(own(ctx).known(creation.id().toString())));
        }
    }

    private void analyzeAll(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Bulk bulk = bodies.read(ctx, Bulk.class);
        JobCreation creation =
                analyses.submit(Callers.of(ctx).owner(), bulk.request(), IdempotencyKey.of(ctx));
        JobView job = own(ctx).known(creation.id().toString());
        ctx.status(201);
        Responses.json(
                ctx,
                new OldBulk(
                        job.id().toString(),
                        job.state().word(),
                        bulk.effectiveCapital(),
                        job.counts().total(),
                        true));
    }

    /// Jobs that still go on, and those of the last hour.
    private void progress(Context ctx) {
        QueryParameters.allowOnly(ctx);
        JobFilter ours =
                new JobFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AnalysisJob.NAME),
                        Optional.of(analyses.now().minus(RECENT)),
                        Optional.empty());
        Responses.json(
                ctx, new OldJobs(own(ctx).list(ours, MOST_JOBS).stream().map(OldJob::of).toList()));
    }

    private void cancel(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, OldJob.of(own(ctx).cancel(own(ctx).known(id(ctx)).id())));
    }

    private void history(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit");
        List<String> names = analyses.names(TickerParameter.of(ctx));
        List<OldAnalysis> rows =
                analyses
                        .history(
                                Callers.of(ctx).owner(),
                                new AnalysisDao.Listed(
                                        names, false, Long.MAX_VALUE, QueryParameters.limit(ctx)))
                        .stream()
                        .map(OldAnalysis::of)
                        .toList();
        Responses.json(ctx, new OldHistory(names.getFirst(), names.getFirst(), rows.size(), rows));
    }

    private static String id(Context ctx) {
        return ctx.pathParam("job_id");
    }

    /// Without symbols, all of them are meant.
    record Bulk(
            @Nullable @Size(max = 10_000, message = "must have at most 10,000 entries")
                    List<
                                    @NotNull(message = "must be a ticker, was null")
                                    @Pattern(
                                            regexp = Ticker.TYPED_RULE,
                                            message = AnalysisRequest.TICKER_RULE)
                                    String>
                            symbols,
            @Nullable
                    @DecimalMin(value = "1", message = AnalysisRequest.CAPITAL_RULE)
                    @DecimalMax(value = "1000000000000", message = AnalysisRequest.CAPITAL_RULE)
                    BigDecimal capital) {
        BigDecimal effectiveCapital() {
            return capital == null ? BULK_CAPITAL : capital;
        }

        AnalysisRequest request() {
            boolean all = symbols == null || symbols.isEmpty();
            return new AnalysisRequest(
                    all ? null : symbols,
                    all ? "all" : null,
                    effectiveCapital(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    private record OldBulk(
            String jobId, String status, BigDecimal capital, int count, boolean threadStarted) {}

    private record OldJobs(List<OldJob> jobs) {}

    private record OldJob(
            String jobId,
            String status,
            int total,
            int completed,
            int successful,
            int errors,
            double progressPercent,
            Instant createdAt) {
        static OldJob of(JobView job) {
            return new OldJob(
                    job.id().toString(),
                    job.state().word(),
                    job.counts().total(),
                    job.counts().done() + job.counts().failed(),
                    job.counts().done(),
                    job.counts().failed(),
                    job.counts().percent(),
                    job.times().createdAt());
        }
    }

    private record OldHistory(String ticker, String symbol, int count, List<OldAnalysis> history) {}

    private record OldAnalysis(
            String ticker,
            String symbol,
            String verdict,
            double score,
            JsonNode entry,
            JsonNode stop,
            JsonNode target,
            JsonNode shares,
            Instant createdAt,
            JsonNode analysis) {
        static OldAnalysis of(StoredAnalysis stored) {
            JsonNode document = Json.stored(stored.shown(), JsonNode.class);
            JsonNode plan = document.path("plan");
            String ticker = document.path("ticker").asText();
            return new OldAnalysis(
                    ticker,
                    ticker,
                    document.path("verdict").asText(),
                    stored.score(),
                    plan.path("entry").path("price"),
                    plan.path("stop"),
                    plan.path("target"),
                    plan.path("shares"),
                    stored.createdAt(),
                    document);
        }
    }
}
