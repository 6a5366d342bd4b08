package bellwether.frontend.legacy;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.outcome.OutcomeBook;
import bellwether.research.learning.outcome.OutcomeId;
import bellwether.trading.execution.OrderSide;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Outcomes as older clients state them.
final class OlderOutcomeRoutes implements Routes {
    private static final List<String> WORDS = List.of("win", "loss");

    private final OutcomeBook book;
    private final DetectionArchive detections;
    private final BodyParser bodies;

    OlderOutcomeRoutes(OutcomeBook book, DetectionArchive detections, BodyParser bodies) {
        this.book = book;
        this.detections = detections;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/outcomes/log", this::log, Role.TRADER);
        routes.post("/api/log_outcome", this::word, Role.TRADER);
    }

    private record Logged(
            boolean success,
            String outcomeId,
            String state,
            @Nullable String side,
            List<String> notes) {}

    private void log(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OlderOutcomeBody body = bodies.read(ctx, OlderOutcomeBody.class);
        OutcomeBook.Statement kept = book.state(Callers.of(ctx).owner(), body.trade());
        OrderSide side = kept.outcome().subject().side();
        Responses.json(
                ctx,
                new Logged(
                        true,
                        OutcomeId.text(kept.outcome().id()),
                        kept.outcome().state().key(),
                        side == null ? null : side.key(),
                        kept.outcome().notes()));
    }

    /// @param detectionId a number, or its text
    record Word(@Nullable JsonNode detectionId, @Nullable String outcome) {}

    private record Said(String status, String outcomeId, String note) {}

    private void word(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Word body = bodies.read(ctx, Word.class);
        Detection detection = detections.known(id(body.detectionId()));
        OutcomeSubject subject =
                new OutcomeSubject(
                        detection.place().symbolId(),
                        detection.place().ticker(),
                        detection.place().timeframe().code(),
                        detection.pattern().name(),
                        detection.pattern().direction() > 0 ? OrderSide.BUY : OrderSide.SELL,
                        detection.place().bar());
        OutcomeBook.Statement kept =
                book.state(
                        Callers.of(ctx).owner(),
                        "detection:" + detection.id(),
                        subject,
                        word(body.outcome()));
        Responses.json(
                ctx,
                new Said(
                        "ok",
                        OutcomeId.text(kept.outcome().id()),
                        "Kept, and not counted: it has no prices. POST /api/v1/outcomes states a"
                                + " trade."));
    }

    private static long id(@Nullable JsonNode typed) {
        String text = typed == null || typed.isNull() ? "" : typed.asText();
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.invalid(
                    "/detection_id",
                    "must be the id of a detection of GET /api/detection_logs, was "
                            + (typed == null ? "left out" : Quoted.json(typed)));
        }
        return Long.parseLong(text);
    }

    private static String word(@Nullable String typed) {
        String word = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        if (!WORDS.contains(word)) {
            throw Refusal.invalid(
                    "/outcome",
                    "must be win or loss, was "
                            + (typed == null ? "left out" : "\"" + Quoted.text(typed) + "\""));
        }
        return word;
    }
}
