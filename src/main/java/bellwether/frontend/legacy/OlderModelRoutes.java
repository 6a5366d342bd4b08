package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ModelScores;
import bellwether.research.learning.ScoreQuestion;
import bellwether.research.learning.ScoreReason;
import bellwether.research.learning.ScoringModel;
import bellwether.research.learning.training.ModelBook;
import bellwether.research.learning.training.ModelLook;
import bellwether.research.learning.training.ModelState;
import bellwether.research.learning.training.StoredModel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Models as older clients train, list and ask them. Their accuracies are gone: a share of right
/// guesses says nothing without the share that needs no model.
final class OlderModelRoutes implements Routes {
    private static final int MOST = 200;

    private final ModelBook book;
    private final ModelScores scores;
    private final BodyParser bodies;

    OlderModelRoutes(ModelBook book, ModelScores scores, BodyParser bodies) {
        this.book = book;
        this.scores = scores;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/ml/train", this::train, Role.TRADER);
        routes.post("/api/ml/predict", this::predict, Role.READER);
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

    /// What the active model says of a symbol.
    ///
    /// @param probability null where nothing can be said, see `why`
    /// @param baseRate the rate that needs no model
    /// @param target label, horizon and timeframe
    /// @param shown whether the model's record bears it
    private record Prediction(
            String symbol,
            @Nullable Double probability,
            @Nullable Double baseRate,
            @Nullable String target,
            @Nullable String modelId,
            @Nullable String modelType,
            @Nullable LocalDate asOf,
            boolean shown,
            @Nullable ScoreReason why,
            @Nullable String message) {
        static Prediction of(ModelScore score) {
            ScoringModel model = score.model();
            return new Prediction(
                    score.ticker(),
                    score.probability(),
                    score.baseRate(),
                    model == null ? null : "%s/%d/1d".formatted(score.label(), score.horizon()),
                    model == null ? null : model.id(),
                    model == null ? null : model.kind(),
                    score.asOf(),
                    score.shown(),
                    score.why(),
                    score.message());
        }
    }

    private record PredictionList(List<Prediction> predictions, int count) {}

    private void predict(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderPredictionBody body = bodies.read(ctx, OlderPredictionBody.class);
        List<Prediction> predictions =
                scores.of(body.tickers(), ScoreQuestion.any()).stream()
                        .map(Prediction::of)
                        .toList();
        Responses.json(ctx, OlderEnvelope.of(new PredictionList(predictions, predictions.size())));
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
