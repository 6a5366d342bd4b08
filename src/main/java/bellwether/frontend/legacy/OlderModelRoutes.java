package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.training.ModelBook;
import bellwether.research.learning.training.ModelLook;
import bellwether.research.learning.training.ModelState;
import bellwether.research.learning.training.StoredModel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Models as older clients train and list them. Their accuracies are gone: a share of right guesses
/// says nothing without the share that needs no model.
final class OlderModelRoutes implements Routes {
    private static final int MOST = 200;

    private final ModelBook book;
    private final BodyParser bodies;

    OlderModelRoutes(ModelBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/ml/train", this::train, Role.TRADER);
        routes.get("/api/ml/models", this::models, Role.READER);
        routes.get("/api/ml/status", this::status, Role.READER);
    }

    private record Begun(String jobId, String modelId, String status, String message) {}

    private void train(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderTrainingBody body = bodies.read(ctx, OlderTrainingBody.class);
        ModelBook.TrainingStart begun =
                book.train(Callers.actor(ctx), body.request(), IdempotencyKey.of(ctx));
        ctx.status(202);
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Begun(
                                begun.job().id().toString(),
                                begun.model().name(),
                                begun.model().state().key(),
                                "GET /api/v1/jobs/%s says how far it is."
                                        .formatted(begun.job().id()))));
    }

    /// @param auc mean of the daily ones, out of sample; null until it was trained
    private record Model(
            String modelId,
            String modelType,
            String target,
            int version,
            String status,
            boolean isActive,
            @Nullable Double auc,
            Instant trainedAt) {
        static Model of(StoredModel model) {
            return new Model(
                    model.name(),
                    model.spec().kind().code(),
                    model.spec().key(),
                    model.version(),
                    model.state().key(),
                    model.state() == ModelState.ACTIVE,
                    model.card() == null ? null : model.card().metrics().auc(),
                    model.life().createdAt());
        }
    }

    private record ModelList(List<Model> models, int count) {}

    private void models(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<Model> models =
                book.list(Optional.empty(), Long.MAX_VALUE, MOST).stream().map(Model::of).toList();
        Responses.json(ctx, OlderEnvelope.of(new ModelList(models, models.size())));
    }

    /// @param modelsByState how many there are, by state
    /// @param retraining what the last looks for new sessions found
    private record Status(
            boolean isTraining,
            List<Model> training,
            List<Model> active,
            Map<String, Integer> modelsByState,
            List<ModelLook> retraining) {}

    private void status(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<Model> training = in(ModelState.TRAINING);
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Status(
                                !training.isEmpty(),
                                training,
                                in(ModelState.ACTIVE),
                                book.counts(),
                                book.looks("", MOST))));
    }

    private List<Model> in(ModelState state) {
        return book.list(Optional.of(state), Long.MAX_VALUE, MOST).stream().map(Model::of).toList();
    }
}
