package bellwether.research.learning.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.learning.model.FeatureImportance;
import bellwether.research.learning.training.ModelBook;
import bellwether.research.learning.training.ModelCard;
import bellwether.research.learning.training.ModelLook;
import bellwether.research.learning.training.ModelState;
import bellwether.research.learning.training.StoredModel;
import bellwether.research.learning.training.TrainingRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The routes under `/api/v1/models`.
public final class ModelRoutes implements Routes {
    private static final String ALL = "/api/v1/models";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "models";
    private static final String LOOKS = "retrainings";

    private final ModelBook book;
    private final Jobs jobs;
    private final BodyParser bodies;

    public ModelRoutes(ModelBook book, Jobs jobs, BodyParser bodies) {
        this.book = book;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(ALL + "/train", this::train, Role.TRADER);
        routes.get(ALL, this::list, Role.READER);
        routes.get(ALL + "/" + LOOKS, this::looks, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.get(ONE + "/importance", this::importance, Role.READER);
        routes.get(ONE + "/reliability", this::reliability, Role.READER);
        routes.post(ONE + "/activate", this::activate, Role.ADMIN);
        routes.post(ONE + "/retire", this::retire, Role.ADMIN);
    }

    private void train(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        TrainingRequest request = bodies.read(ctx, TrainingBody.class).request();
        ModelBook.TrainingStart asked =
                book.train(Callers.actor(ctx), request, IdempotencyKey.of(ctx));
        JobAnswer.send(
                ctx,
                jobs,
                asked.job(),
                _ -> Responses.json(ctx, shown(book.known(asked.model().name()))));
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "state", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<StoredModel> found =
                book.list(
                        QueryParameters.oneOf(ctx, "state", ModelState.class, ModelState::key),
                        Cursor.number(ctx, LIST, Long.MAX_VALUE),
                        limit + 1);
        Page<StoredModel> page = Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownModel::of));
    }

    private void looks(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        String after = Cursor.from(ctx, LOOKS, 1).map(cursor -> cursor.part(0)).orElse("");
        List<ModelLook> found = book.looks(after, limit + 1);
        Page<ModelLook> page = Page.of(ctx, limit, found, last -> Cursor.of(LOOKS, last.key()));
        reading.answer(EntityTag.ofBytes(), page);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        StoredModel model = book.known(ctx.pathParam("id"));
        reading.answer(tag(model), shown(model));
    }

    private ShownModelCard shown(StoredModel model) {
        return ShownModelCard.of(model, book.live(model));
    }

    private static EntityTag.Known tag(StoredModel model) {
        return EntityTag.of(LIST, model.id(), model.life().changes());
    }

    private void importance(Context ctx) {
        part(
                ctx,
                card ->
                        card.importance().stream()
                                .sorted(
                                        Comparator.comparingDouble(FeatureImportance::fall)
                                                .reversed())
                                .toList());
    }

    private void reliability(Context ctx) {
        part(ctx, ModelCard::reliability);
    }

    private <T> void part(Context ctx, Function<ModelCard, List<T>> part) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        StoredModel model = book.known(ctx.pathParam("id"));
        reading.answer(
                EntityTag.ofBytes(),
                Page.whole(
                        Optional.ofNullable(model.card())
                                .map(part)
                                .orElseThrow(() ->
                                        Refusal.conflict(
                                                "not_trained",
                                                "Model %s is %s, so it has no card."
                                                        .formatted(
                                                                model.name(),
                                                                model.state().key())))));
    }

    /// @param force although a rule of the gate was not met
    private record Activation(@Nullable Boolean force) {}

    private void activate(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Predicate<StoredModel> condition = condition(ctx);
        boolean force = Boolean.TRUE.equals(bodies.read(ctx, Activation.class).force());
        answer(
                ctx,
                book.active().activate(Callers.actor(ctx), ctx.pathParam("id"), force, condition));
    }

    private void retire(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, book.active().retire(Callers.actor(ctx), ctx.pathParam("id"), condition(ctx)));
    }

    private static Predicate<StoredModel> condition(Context ctx) {
        String sent = IfMatch.required(ctx, "model's");
        return model -> tag(model).isNamedBy(sent);
    }

    private void answer(Context ctx, StoredModel model) {
        ctx.header("ETag", tag(model).header());
        Responses.json(ctx, shown(model));
    }
}
