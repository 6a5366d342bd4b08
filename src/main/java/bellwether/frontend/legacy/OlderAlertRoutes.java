package bellwether.frontend.legacy;

import bellwether.desk.alert.RuleAlerts;
import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertId;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.AlertState;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Alerts as older clients read and answer them.
final class OlderAlertRoutes implements Routes {
    private static final int MOST = 1_000;
    private static final Duration SNOOZE = Duration.ofHours(1);

    /// What older clients call the answers, and the state that each leads to.
    private static final Map<String, AlertState> ANSWERS =
            Map.of(
                    "accept", AlertState.ACCEPTED,
                    "dismiss", AlertState.DISMISSED,
                    "reject", AlertState.DISMISSED,
                    "acknowledge", AlertState.ACKNOWLEDGED,
                    "snooze", AlertState.SNOOZED);

    private final RuleAlerts rules;
    private final AlertBook alerts;
    private final BodyParser bodies;

    OlderAlertRoutes(RuleAlerts rules, BodyParser bodies) {
        this.rules = rules;
        this.alerts = rules.book();
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/get_active_alerts", ctx -> list(ctx, AlertQuery.ALL.open()), Role.READER);
        routes.get("/api/alerts/active", ctx -> list(ctx, AlertQuery.ALL.open()), Role.READER);
        routes.get("/api/alerts", ctx -> list(ctx, AlertQuery.ALL), Role.READER);
        routes.get("/alerts", ctx -> list(ctx, AlertQuery.ALL), Role.READER);
        routes.post("/api/handle_alert_response", this::answer, Role.TRADER);
        routes.post("/api/alerts/send", this::send, Role.TRADER);
        routes.post(
                "/api/alerts/{alert_id}/acknowledge",
                ctx -> move(ctx, AlertState.ACKNOWLEDGED),
                Role.TRADER);
        routes.post(
                "/api/alerts/{alert_id}/dismiss",
                ctx -> move(ctx, AlertState.DISMISSED),
                Role.TRADER);
        routes.post(
                "/api/alerts/dismiss/{alert_id}",
                ctx -> move(ctx, AlertState.DISMISSED),
                Role.TRADER);
    }

    /// @param hasMore whether there are older ones, which today's path lists
    private record Listed(List<OlderAlert> alerts, int count, boolean hasMore) {}

    private void list(Context ctx, AlertQuery wanted) {
        QueryParameters.allowOnly(ctx, "user_id");
        String owner = Callers.of(ctx).owner();
        List<FiredAlert> found =
                OlderUser.isOwn(ctx.queryParam("user_id"), owner)
                        ? alerts.list(owner, wanted, MOST + 1)
                        : List.of();
        List<OlderAlert> shown = found.stream().limit(MOST).map(OlderAlert::of).toList();
        Responses.json(ctx, new Listed(shown, shown.size(), found.size() > MOST));
    }

    private record Answered(boolean success, OlderAlert alert) {}

    private void move(Context ctx, AlertState to) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, OlderAlertId.of(ctx.pathParam("alert_id")), to);
    }

    private void answer(Context ctx, AlertId id, AlertState to) {
        FiredAlert moved =
                to == AlertState.SNOOZED
                        ? alerts.snooze(Callers.actor(ctx), id, SNOOZE)
                        : alerts.move(Callers.actor(ctx), id, to);
        Responses.json(ctx, new Answered(true, OlderAlert.of(moved)));
    }

    /// An answer to an alert.
    ///
    /// @param action the answer where `response` is absent; beside it what the user means to do,
    ///   such as `buy`, which has no effect
    /// @param userId must be the caller's own
    record Response(
            @JsonAlias("id") @Nullable JsonNode alertId,
            @Nullable String response,
            @Nullable String action,
            @Nullable String userId)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            if (!OlderAlertId.isOne(alertId)) {
                faults.add(new Fault("/alert_id", OlderAlertId.RULE));
            }
            if (!ANSWERS.containsKey(word())) {
                faults.add(
                        new Fault(
                                "/response",
                                DidYouMean.rule(
                                        ANSWERS.keySet().stream().sorted().toList(), word())));
            }
            return faults;
        }

        private String word() {
            return String.valueOf(response == null ? action : response).toLowerCase(Locale.ROOT);
        }

        AlertState state() {
            return Objects.requireNonNull(ANSWERS.get(word()));
        }
    }

    private void answer(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Response body = bodies.read(ctx, Response.class);
        OlderUser.require(body.userId, Callers.of(ctx).owner());
        answer(ctx, OlderAlertId.of(Objects.requireNonNull(body.alertId)), body.state());
    }

    /// A message to one's own channels.
    ///
    /// @param userId must be the caller's own
    record Message(
            @Nullable String title,
            @JsonAlias("text") @Nullable String message,
            @Nullable String userId)
            implements SelfValidating {
        private static final int LONGEST = 1_000;

        @Override
        public List<Fault> faults() {
            return message == null || message.isBlank() || message.length() > LONGEST
                    ? List.of(
                            new Fault(
                                    "/message",
                                    "must be text of 1 to %d characters".formatted(LONGEST)))
                    : List.of();
        }
    }

    private record Sent(boolean success, int channels, @Nullable String heldBy) {}

    private void send(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Message body = bodies.read(ctx, Message.class);
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId, owner);
        RuleAlerts.SentMessage sent =
                rules.send(
                        owner,
                        Objects.requireNonNullElse(body.title, "Alert"),
                        Objects.requireNonNull(body.message));
        Responses.json(
                ctx,
                new Sent(
                        sent.channels() > 0,
                        sent.channels(),
                        sent.heldBy().isEmpty() ? null : sent.heldBy()));
    }
}
