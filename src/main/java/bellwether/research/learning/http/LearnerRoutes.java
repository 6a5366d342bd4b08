package bellwether.research.learning.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.store.LearnerStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The routes under `/api/v1/learners`.
public final class LearnerRoutes implements Routes {
    private static final String ALL = "/api/v1/learners";
    private static final String ONE = ALL + "/{key}";
    private static final String KEY = "[a-z0-9][a-z0-9_-]{0,63}";

    private final LearnerStore learners;
    private final BodyParser bodies;

    public LearnerRoutes(LearnerStore learners, BodyParser bodies) {
        this.learners = learners;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.post(ONE + "/predict", this::predict, Role.TRADER);
        routes.post(ONE + "/update", this::update, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                Page.whole(learners.list(owner(ctx)).stream().map(ShownLearner::of).toList()));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                ShownLearnerRecord.of(learners.account(owner(ctx), ctx.pathParam("key"))));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        learners.delete(owner(ctx), ctx.pathParam("key"));
        Responses.nothing(ctx);
    }

    private void predict(Context ctx) {
        QueryParameters.allowOnly(ctx);
        LearnerPredictBody body = bodies.read(ctx, LearnerPredictBody.class);
        Responses.json(
                ctx, ShownScore.of(learners.predict(owner(ctx), key(ctx), body.id(), body.row())));
    }

    private void update(Context ctx) {
        QueryParameters.allowOnly(ctx);
        LearnerUpdateBody body = bodies.read(ctx, LearnerUpdateBody.class);
        LearnerStore.Learnt learnt =
                learners.update(owner(ctx), ctx.pathParam("key"), body.id(), body.label());
        Responses.json(
                ctx,
                ShownLearner.Update.of(
                        body.id(), learnt.label(), learnt.repeated(), learnt.learner()));
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private static String key(Context ctx) {
        String key = ctx.pathParam("key");
        if (!key.matches(KEY)) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "invalid_request",
                    "The key in the path must be 1 to 64 lower-case letters, digits, _ and -, the first a letter or digit, was \"%s\"."
                            .formatted(Quoted.text(key)));
        }
        return key;
    }
}
