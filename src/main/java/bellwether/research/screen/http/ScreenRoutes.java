package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.ScreenRequest;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.work.ScreenArchive;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenJob;
import bellwether.research.screen.work.ScreenReader.Understood;
import bellwether.research.screen.work.ScreenResult;
import bellwether.research.screen.work.ScreenSpec;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Screens the market: over sheets at once, as a job where they do not decide or are behind.
public final class ScreenRoutes implements Routes {
    static final String ALL = "/api/v1/screen";
    private static final String RESULT = ALL + "/results/{id}";
    private static final String SHEETS = "sheets";
    private static final String BARS = "bars";

    /// Of more named tickers a screen is a job, whose result has an address of its own.
    private static final int MOST_LINKED = 200;

    private final ScreenDesk desk;
    private final ScreenArchive archive;
    private final Jobs jobs;
    private final BodyParser bodies;
    private final ScreenRequests requests;
    private final WholeScreens whole = new WholeScreens();

    public ScreenRoutes(
            ScreenDesk desk,
            ScreenArchive archive,
            ScreenStore store,
            Jobs jobs,
            BodyParser bodies) {
        this.desk = desk;
        this.archive = archive;
        this.jobs = jobs;
        this.bodies = bodies;
        this.requests = new ScreenRequests(desk, store);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::show, Role.READER);
        routes.post(ALL, this::screen, Role.TRADER);
        routes.get(RESULT, this::result, Role.READER);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(
                ctx,
                "q",
                "screen",
                "universe",
                "tickers",
                "timeframe",
                "fields",
                "sort",
                "near",
                "shape",
                "limit",
                "cursor");
        AskedScreen asked = requests.of(ctx);
        EntityTag.Known tag = asked.tag(ctx, desk);
        if (reading.isHeld(tag)) {
            return;
        }
        if (asked.view().columns() && reading.isJson()) {
            reading.answer(
                    tag,
                    whole.of(
                            Callers.of(ctx).owner(),
                            tag,
                            () -> Json.answerBytes(answer(ctx, asked).shown(_ -> ""))));
        } else {
            answer(reading, answer(ctx, asked), tag, next(ctx, asked.view()));
        }
    }

    /// The same for those who do not ask over HTTP; `next` is a cursor.
    ///
    /// @throws Refusal 422 where it breaks a rule, or sheets do not decide it
    public JsonNode answer(String owner, ScreenRequest request) {
        AskedScreen asked = requests.of(owner, request);
        ShownScreen shown = answer(owner, asked).shown(place -> place.cursor().encode());
        return Json.stored(Json.answer(shown), JsonNode.class);
    }

    private ScreenAnswer answer(Context ctx, AskedScreen asked) {
        return answer(Callers.of(ctx).owner(), asked);
    }

    private ScreenAnswer answer(String owner, AskedScreen asked) {
        Understood understood = desk.understood(owner, asked.query(), asked.pointer());
        if (!understood.lacking().isEmpty()) {
            throw Refusal.invalid(
                    asked.pointer().apply("q"),
                    "needs stored bars for %s, which is a job: send the same as POST %s"
                            .formatted(String.join(" and ", understood.lacking()), ALL));
        }
        return new ScreenAnswer(desk.ofSheets(understood), SHEETS, asked.view());
    }

    private static Function<ScreenPlace, String> next(Context ctx, ScreenView view) {
        return place -> Page.next(ctx, ctx.path(), view.limit(), place.cursor());
    }

    private static void answer(
            ConditionalResponse reading,
            ScreenAnswer answer,
            EntityTag tag,
            Function<ScreenPlace, String> next) {
        if (reading.isTable()) {
            reading.answer(tag, "", answer.table(), answer::rows);
        } else {
            reading.answer(tag, answer.shown(next));
        }
    }

    private void screen(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        ScreenBody body = bodies.read(ctx, ScreenBody.class);
        String owner = Callers.of(ctx).owner();
        // before the saved screen that it names is looked for: that may be gone since
        Optional<JobCreation> earlier =
                IdempotencyKey.of(ctx).flatMap(key -> jobs.replayed(owner, key, body.hash()));
        if (earlier.isPresent()) {
            answer(ctx, earlier.get(), body.view());
        } else {
            screen(ctx, owner, body);
        }
    }

    private void screen(Context ctx, String owner, ScreenBody body) throws InterruptedException {
        AskedScreen asked = requests.of(ctx, body);
        Understood understood = desk.understood(owner, asked.query(), asked.pointer());
        boolean isOfBars = !understood.lacking().isEmpty();
        List<String> behind = isOfBars ? List.of() : desk.behind(understood);
        if (!isOfBars && behind.isEmpty() && isLinkable(understood.query())) {
            Optional<ScreenResult> result = atOnce(understood);
            if (result.isPresent()) {
                ScreenAnswer answer = new ScreenAnswer(result.get(), SHEETS, asked.view());
                Responses.json(
                        ctx, answer.shown(place -> ScreenLink.of(understood, asked.view(), place)));
                return;
            }
        }
        boolean ofBars = isOfBars || behind.isEmpty();
        List<String> tickers = ofBars ? tickers(understood) : behind;
        ScreenSpec spec = ScreenSpec.of(owner, understood, ofBars);
        NewJob job =
                new NewJob(
                        owner,
                        ScreenJob.NAME,
                        Json.write(spec),
                        tickers,
                        1,
                        IdempotencyKey.of(ctx),
                        body.hash());
        answer(ctx, jobs.create(job), asked.view());
    }

    private void answer(Context ctx, JobCreation creation, ScreenView view)
            throws InterruptedException {
        JobAnswer.send(ctx, jobs, creation, ended -> answer(ctx, ended, view));
    }

    /// Whether its further pages have an address that is not too long.
    private static boolean isLinkable(ScreenQuery query) {
        return !(query.universe() instanceof Universe.Named(List<String> tickers))
                || tickers.size() <= MOST_LINKED;
    }

    private static List<String> tickers(Understood understood) {
        return understood.universe().stream()
                .mapToObj(i -> understood.facts().snapshot().state(i).ticker())
                .toList();
    }

    /// Nothing where it takes a job.
    private Optional<ScreenResult> atOnce(Understood understood) {
        try {
            return Optional.of(desk.ofSheets(understood));
        } catch (Refusal refusal) {
            if (refusal.code().equals("screen_needs_job")) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /// What a job that has ended has found.
    private void answer(Context ctx, JobView job, ScreenView view) {
        Found found = found(job);
        Responses.json(
                ctx,
                new ScreenAnswer(found.result, found.by, view)
                        .shown(place -> resultLink(ctx, job, view, place)));
    }

    private static String resultLink(Context ctx, JobView job, ScreenView view, ScreenPlace place) {
        return Page.next(
                ctx, RESULT.replace("{id}", job.id().toString()), view.limit(), place.cursor());
    }

    private record Found(ScreenResult result, String by) {}

    private Found found(JobView job) {
        ScreenSpec spec = ScreenSpec.read(job.params());
        desk.expire(spec.query().timeframe());
        Understood understood = desk.understood(spec);
        return spec.ofBars()
                ? new Found(desk.ofBars(understood, archive.rows(job.id())), BARS)
                : new Found(desk.ofMadeSheets(understood), SHEETS);
    }

    private void result(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "near", "shape", "limit", "cursor");
        ScreenView view = ScreenRequests.view(ctx);
        JobView job = archive.known(jobs.of(Callers.actor(ctx)), ctx.pathParam("id"));
        if (!job.state().terminal()) {
            throw Refusal.conflict(
                    "not_completed",
                    "Screen %s is %s and has no result; GET /api/v1/jobs/%s shows how far it is."
                            .formatted(job.id(), job.state().word(), job.id()));
        }
        Found found = found(job);
        answer(
                reading,
                new ScreenAnswer(found.result, found.by, view),
                EntityTag.ofBytes(),
                next(ctx, view));
    }
}
