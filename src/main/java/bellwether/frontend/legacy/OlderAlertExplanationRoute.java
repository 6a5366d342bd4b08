package bellwether.frontend.legacy;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertExplanation;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why an alert was made, from its stored numbers, as older clients ask for it.
final class OlderAlertExplanationRoute implements Routes {
    private static final String KINDS =
            Arrays.stream(AlertKind.values())
                    .map(AlertKind::word)
                    .collect(Collectors.joining(", "));

    private final AlertBook alerts;
    private final BodyParser bodies;

    OlderAlertExplanationRoute(AlertBook alerts, BodyParser bodies) {
        this.alerts = alerts;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/explain/alert", this::explain, Role.READER);
    }

    /// Which alert: by its id, else the newest one of a symbol.
    ///
    /// @param alertType one of our kinds, of which the newest is explained
    record Wanted(@Nullable JsonNode alertId, @Nullable String alertType, @Nullable String symbol)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            if (alertId == null && symbol == null) {
                return List.of(
                        new Fault(
                                "/alert_id",
                                OlderAlertId.RULE
                                        + ", or give symbol for its newest alert; was left out"));
            }
            if (alertId != null && !OlderAlertId.isOne(alertId)) {
                return List.of(new Fault("/alert_id", OlderAlertId.RULE));
            }
            return alertType == null || kind().isPresent()
                    ? List.of()
                    : List.of(
                            new Fault(
                                    "/alert_type",
                                    "must be one of %s, or be left out, was %s"
                                            .formatted(KINDS, alertType)));
        }

        Optional<AlertKind> kind() {
            return Arrays.stream(AlertKind.values())
                    .filter(kind -> kind.word().equals(alertType))
                    .findFirst();
        }
    }

    private void explain(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Wanted wanted = bodies.read(ctx, Wanted.class);
        String owner = Callers.of(ctx).owner();
        FiredAlert alert =
                wanted.alertId() == null
                        ? newest(owner, wanted)
                        : alerts.known(owner, OlderAlertId.of(wanted.alertId()));
        Responses.json(ctx, OlderEnvelope.of(AlertExplanation.of(alert)));
    }

    private FiredAlert newest(String owner, Wanted wanted) {
        Ticker ticker = OlderSymbolParameter.ticker("/symbol", wanted.symbol());
        AlertQuery query = AlertQuery.ALL.of(ticker.name(), wanted.kind());
        return alerts.list(owner, query, 1).stream()
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_alert",
                                "No alert of %s is yours. GET /api/alerts lists yours."
                                        .formatted(ticker)));
    }
}
