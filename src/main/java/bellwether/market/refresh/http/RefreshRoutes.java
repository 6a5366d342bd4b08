package bellwether.market.refresh.http;

import bellwether.market.calendar.Calendars;
import bellwether.market.refresh.RefreshItemResult;
import bellwether.market.refresh.RefreshJob;
import bellwether.market.refresh.RefreshParams;
import bellwether.market.refresh.RefreshRounds;
import bellwether.market.refresh.RefreshSettings;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.ItemEnd;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.platform.jobs.http.JobAnswer;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refreshing on demand, and what came of it.
public final class RefreshRoutes implements Routes {
    private static final String PATH = "/api/v1/refresh";
    private static final int PRIORITY = 1;

    private final RefreshRounds rounds;
    private final Jobs jobs;
    private final Calendars calendars;
    private final BodyParser bodies;
    private final State state;

    /// How things are set.
    ///
    /// @param asked whether any provider is
    public record State(RefreshSettings settings, boolean asked) {}

    public RefreshRoutes(
            RefreshRounds rounds, Jobs jobs, Calendars calendars, BodyParser bodies, State state) {
        this.rounds = rounds;
        this.jobs = jobs;
        this.calendars = calendars;
        this.bodies = bodies;
        this.state = state;
    }

    private record Results(Object job, @JsonUnwrapped Page<RefreshItemResult> page) {}

    private record Overview(
            boolean automatic,
            boolean asked,
            long delayMinutes,
            @JsonUnwrapped Page<Exchange> page) {}

    /// @param session the newest one whose job is due
    /// @param made whether it has been made
    /// @param job its id, for whoever may see it
    private record Exchange(
            String exchange,
            int symbols,
            LocalDate session,
            boolean made,
            @Nullable String job,
            Instant nextAt) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::refresh, Role.TRADER);
        routes.get(PATH, this::overview, Role.READER);
        routes.get(PATH + "/{id}", this::results, Role.READER);
    }

    private void refresh(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        RefreshRequest request = bodies.read(ctx, RefreshRequest.class, this::faults);
        // as it was asked: the time of asking, and what is stored by then, make no other request
        String hash =
                Json.write(
                        Stream.concat(request.mic().stream(), request.normalised().stream())
                                .toList());
        Optional<JobCreation> earlier =
                IdempotencyKey.of(ctx)
                        .flatMap(key -> jobs.replayed(Callers.of(ctx).owner(), key, hash));
        answer(ctx, earlier.orElseGet(() -> create(ctx, request, hash)));
    }

    private JobCreation create(Context ctx, RefreshRequest request, String hash) {
        if (!state.asked()) {
            throw Refusal.conflict(
                    "no_provider",
                    "No price provider configured. Set PROVIDERS, for example yahoo,stooq.");
        }
        List<String> tickers = tickers(request);
        Instant now = calendars.clock().instant();
        RefreshParams params =
                request.mic()
                        .map(mic -> RefreshParams.ofExchange(mic, now))
                        .orElse(RefreshParams.ofTickers(tickers, now));
        return jobs.create(
                new NewJob(
                        Callers.of(ctx).owner(),
                        RefreshJob.NAME,
                        Json.write(params),
                        tickers,
                        PRIORITY,
                        IdempotencyKey.of(ctx),
                        hash));
    }

    private List<Fault> faults(RefreshRequest request) {
        return request.mic()
                .filter(mic -> calendars.find(mic).isEmpty())
                .map(mic -> List.of(new Fault("/exchange", unknown(mic))))
                .orElse(List.of());
    }

    private String unknown(String mic) {
        String meant = calendars.meant(mic).map(code -> "; did you mean " + code + "?").orElse("");
        return "must be a market identifier code such as XNYS, was \"%s\"%s"
                .formatted(Quoted.text(mic), meant);
    }

    private List<String> tickers(RefreshRequest request) {
        if (request.mic().isEmpty()) {
            return request.normalised();
        }
        String mic = request.mic().get();
        return rounds.due().stream()
                .filter(due -> due.mic().equals(mic))
                .map(RefreshRounds.Due::tickers)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "/exchange",
                                "must have stored symbols available from a provider; %s has none"
                                        .formatted(mic)));
    }

    /// 202 with the job, or 200 with what came of it when the client waited and it ended in time.
    private void answer(Context ctx, JobCreation creation) throws InterruptedException {
        JobAnswer.send(
                ctx,
                jobs,
                creation,
                job -> page(ctx, jobs.of(Callers.actor(ctx)), job, -1, Page.USUAL));
    }

    private void results(Context ctx) {
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        String id = ctx.pathParam("id");
        JobView job = own.known(id);
        if (!job.kind().equals(RefreshJob.NAME)) {
            throw Refusal.notFound(
                    "unknown_refresh", "Job %s is not a refresh.".formatted(job.id()));
        }
        int after = Math.toIntExact(Cursor.number(ctx, list(job), -1));
        page(ctx, own, job, after, QueryParameters.limit(ctx));
    }

    private static String list(JobView job) {
        return "refresh " + job.id();
    }

    private void page(Context ctx, OwnedJobs own, JobView job, int after, int limit) {
        Page<ItemEnd> page =
                Page.of(
                        ctx,
                        PATH + "/" + job.id(),
                        limit,
                        own.ends(job.id(), after, limit + 1),
                        last -> Cursor.of(list(job), last.seq()));
        Responses.json(ctx, new Results(jobs.shown(job), page.map(RefreshItemResult::of)));
    }

    private void overview(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<RefreshRounds.Due> due = rounds.due();
        Map<String, JobId> made = rounds.made(due);
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        boolean automatic = state.asked() && state.settings().automatic();
        Responses.json(
                ctx,
                new Overview(
                        automatic,
                        state.asked(),
                        state.settings().delay().toMinutes(),
                        Page.whole(due.stream().map(one -> exchange(one, made, own)).toList())));
    }

    private static Exchange exchange(
            RefreshRounds.Due due, Map<String, JobId> made, OwnedJobs own) {
        Optional<JobId> job = Optional.ofNullable(made.get(due.key()));
        return new Exchange(
                due.mic(),
                due.tickers().size(),
                due.session(),
                job.isPresent(),
                job.flatMap(own::find).map(view -> view.id().toString()).orElse(null),
                due.next());
    }
}
