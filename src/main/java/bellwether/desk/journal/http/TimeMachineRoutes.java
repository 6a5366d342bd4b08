package bellwether.desk.journal.http;

import bellwether.desk.journal.past.PastJobs;
import bellwether.desk.journal.past.PastRequest;
import bellwether.desk.journal.past.PastView;
import bellwether.desk.journal.past.TimeMachine;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.analysis.RecomputedVerdict;
import bellwether.research.analysis.SaidVerdict;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The routes back to an earlier day.
public final class TimeMachineRoutes implements Routes {
    private static final String PATH = "/api/v1/timemachine/{date}";

    private final TimeMachine machine;
    private final PastJobs made;
    private final Jobs jobs;

    public TimeMachineRoutes(TimeMachine machine, PastJobs made, Jobs jobs) {
        this.machine = machine;
        this.made = made;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::look, Role.READER);
        routes.post(PATH, this::recompute, Role.TRADER);
    }

    private record Stored(
            String analysis,
            String verdict,
            double score,
            LocalDate asOf,
            String profile,
            Instant saidAt) {
        static @Nullable Stored of(@Nullable SaidVerdict said) {
            return said == null
                    ? null
                    : new Stored(
                            said.analysis(),
                            said.verdict(),
                            said.score(),
                            said.asOf(),
                            said.profile(),
                            said.saidAt());
        }
    }

    private record Recomputed(
            String verdict,
            double score,
            LocalDate asOf,
            BigDecimal lastClose,
            int formulaVersion) {
        static @Nullable Recomputed of(@Nullable RecomputedVerdict verdict) {
            RecomputedVerdict.Known known = verdict == null ? null : verdict.known();
            return known == null
                    ? null
                    : new Recomputed(
                            known.verdict(),
                            known.score(),
                            known.asOf(),
                            known.lastClose(),
                            known.formula());
        }
    }

    /// @param unknown why nothing is recomputed; null where something is
    private record Shown(
            String ticker,
            @Nullable Stored stored,
            @Nullable Recomputed recomputed,
            @Nullable String unknown,
            List<RecomputedVerdict.FollowingClose> followed) {
        static Shown of(PastView view) {
            RecomputedVerdict recomputed = view.recomputed();
            return new Shown(
                    view.ticker(),
                    Stored.of(view.stored()),
                    Recomputed.of(recomputed),
                    recomputed == null ? "No daily bars are stored of it." : recomputed.unknown(),
                    recomputed == null ? List.of() : recomputed.followed());
        }
    }

    private record Answer(LocalDate date, List<Shown> items) {}

    private void look(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "tickers", "universe");
        LocalDate day = machine.day(ctx.pathParam("date"));
        List<PastView> views =
                machine.look(
                        Callers.of(ctx).owner(),
                        machine.asked(tickers(ctx), universe(ctx)),
                        day,
                        ctx.queryParam("universe") == null ? "?tickers" : "?universe");
        reading.answer(
                EntityTag.ofBytes(), new Answer(day, views.stream().map(Shown::of).toList()));
    }

    private void recompute(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx, "tickers", "universe", "capital");
        LocalDate day = machine.day(ctx.pathParam("date"));
        JobCreation creation =
                made.make(
                        Callers.of(ctx).owner(),
                        new PastRequest(
                                universe(ctx),
                                machine.asked(tickers(ctx), universe(ctx)),
                                day,
                                machine.capital(Optional.ofNullable(ctx.queryParam("capital")))),
                        IdempotencyKey.of(ctx));
        JobAnswer.send(ctx, jobs, creation, job -> Responses.json(ctx, jobs.shown(job)));
    }

    private static Optional<String> tickers(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("tickers"));
    }

    private static Optional<String> universe(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("universe"));
    }
}
