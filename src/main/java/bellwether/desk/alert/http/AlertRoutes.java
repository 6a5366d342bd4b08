package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertExplanation;
import bellwether.desk.alert.fire.AlertId;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.AlertState;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The routes under `/api/v1/alerts`.
public final class AlertRoutes implements Routes {
    private static final String ALL = "/api/v1/alerts";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "alerts";

    private final AlertBook alerts;
    private final BodyParser bodies;

    public AlertRoutes(AlertBook alerts, BodyParser bodies) {
        this.alerts = alerts;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.get(ONE + "/explanation", this::explain, Role.READER);
        routes.post(ONE + "/acknowledge", ctx -> move(ctx, AlertState.ACKNOWLEDGED), Role.TRADER);
        routes.post(ONE + "/dismiss", ctx -> move(ctx, AlertState.DISMISSED), Role.TRADER);
        routes.post(ONE + "/accept", this::accept, Role.TRADER);
        routes.post(ONE + "/snooze", this::snooze, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(
                ctx, "limit", "cursor", "state", "kind", "rule", "ticker", "since");
        int limit = QueryParameters.limit(ctx);
        AlertQuery query =
                new AlertQuery(
                        QueryParameters.oneOf(ctx, "state", AlertStateFilter.class)
                                .map(AlertStateFilter::states)
                                .orElse(Set.of()),
                        QueryParameters.oneOf(ctx, "kind", AlertKind.class),
                        rule(ctx),
                        Optional.ofNullable(ctx.queryParam("ticker"))
                                .map(text -> text.strip().toUpperCase(Locale.ROOT)),
                        QueryParameters.time(ctx, "since"),
                        Cursor.number(ctx, LIST, Long.MAX_VALUE));
        List<FiredAlert> found = alerts.list(owner(ctx), query, limit + 1);
        Page<ShownAlert> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()))
                        .map(ShownAlert::of);
        reading.answer(EntityTag.ofBytes(), page, ShownAlert.TABLE, page::items);
    }

    private static Optional<String> rule(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("rule"))
                .map(text ->
                        AlertRuleId.parse(text)
                                .orElseThrow(() ->
                                        Refusal.invalid(
                                                "?rule",
                                                "must be the id of a rule such as rl_1, was \"%s\""
                                                        .formatted(Quoted.text(text))))
                                .origin());
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), ShownAlert.of(alerts.known(owner(ctx), id(ctx))));
    }

    private void explain(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), AlertExplanation.of(alerts.known(owner(ctx), id(ctx))));
    }

    private void move(Context ctx, AlertState to) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, ShownAlert.of(alerts.move(Callers.actor(ctx), id(ctx), to)));
    }

    private void accept(Context ctx) {
        QueryParameters.allowOnly(ctx);
        AcceptBody body =
                ctx.bodyAsBytes().length == 0
                        ? AcceptBody.NONE
                        : bodies.read(ctx, AcceptBody.class);
        FiredAlert accepted =
                body.order()
                        .map(order -> alerts.accept(Callers.actor(ctx), id(ctx), order))
                        .orElseGet(() ->
                                alerts.move(Callers.actor(ctx), id(ctx), AlertState.ACCEPTED));
        Responses.json(ctx, ShownAlert.of(accepted));
    }

    private void snooze(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(
                ctx,
                ShownAlert.of(
                        alerts.snooze(Callers.actor(ctx), id(ctx), SnoozeBody.read(ctx, bodies))));
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private static AlertId id(Context ctx) {
        String typed = ctx.pathParam("id");
        return AlertId.parse(typed).orElseThrow(() -> AlertBook.unknown(typed));
    }
}
