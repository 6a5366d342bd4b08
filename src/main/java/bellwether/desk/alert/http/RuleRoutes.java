package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.RuleQualities;
import bellwether.desk.alert.fire.RuleQuality;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.desk.alert.watch.RuleTests;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// The routes under `/api/v1/rules` that make and move rules.
public final class RuleRoutes implements Routes {
    static final String ALL = "/api/v1/rules";
    private static final String ONE = ALL + "/{id}";
    private static final String LIST = "rules";

    private final AlertRules rules;
    private final RuleQualities qualities;
    private final AlertBook alerts;
    private final RuleTests tests;
    private final BodyParser bodies;

    public RuleRoutes(
            AlertRules rules,
            RuleQualities qualities,
            AlertBook alerts,
            RuleTests tests,
            BodyParser bodies) {
        this.rules = rules;
        this.qualities = qualities;
        this.alerts = alerts;
        this.tests = tests;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.post(ALL + "/check", this::check, Role.READER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
        routes.get(ONE + "/universe", this::contents, Role.READER);
        routes.post(ONE + "/pause", ctx -> move(ctx, rules::pause), Role.TRADER);
        routes.post(ONE + "/resume", ctx -> move(ctx, rules::resume), Role.TRADER);
        routes.post(ONE + "/snooze", this::snooze, Role.TRADER);
        routes.post(ONE + "/acknowledge", this::acknowledge, Role.TRADER);
        routes.post(ONE + "/test", this::test, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "state");
        int limit = QueryParameters.limit(ctx);
        List<AlertRule> found =
                rules.list(
                        owner(ctx),
                        QueryParameters.oneOf(ctx, "state", RuleLifeState.class),
                        Cursor.number(ctx, LIST, 0),
                        limit + 1);
        Page<AlertRule> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        Map<AlertRuleId, RuleQuality> counted = qualities.of(page.items());
        reading.answer(
                EntityTag.ofBytes(),
                page.map(rule -> shown(rule, Objects.requireNonNull(counted.get(rule.id())))));
    }

    private ShownRule shown(AlertRule rule, RuleQuality quality) {
        return ShownRule.of(rule, rules.definition(rule), quality);
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        AlertRule made = rules.create(Callers.actor(ctx), bodies.object(ctx));
        ctx.status(201).header("Location", ALL + "/" + made.id());
        answer(ctx, made);
    }

    private void check(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, rules.check(owner(ctx), bodies.object(ctx)));
    }

    private void show(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, rules.known(owner(ctx), id(ctx)));
    }

    private void contents(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), rules.contents(owner(ctx), id(ctx)));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        AlertRuleId id = id(ctx);
        rules.known(owner(ctx), id);
        ObjectNode change = bodies.object(ctx);
        String condition = IfMatch.required(ctx, "rule's");
        answer(ctx, rules.change(Callers.actor(ctx), id, change, matching(condition)));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        rules.delete(
                Callers.actor(ctx),
                id(ctx),
                IfMatch.of(ctx).map(RuleRoutes::matching).orElse(_ -> {}));
        Responses.nothing(ctx);
    }

    /// Moves a rule to another state.
    private interface Move {
        AlertRule of(Actor actor, AlertRuleId id);
    }

    private void move(Context ctx, Move move) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, move.of(Callers.actor(ctx), id(ctx)));
    }

    private void snooze(Context ctx) {
        QueryParameters.allowOnly(ctx);
        answer(ctx, rules.snooze(Callers.actor(ctx), id(ctx), SnoozeBody.read(ctx, bodies)));
    }

    private record Acknowledged(int acknowledged) {}

    private void acknowledge(Context ctx) {
        QueryParameters.allowOnly(ctx);
        AlertRule rule = rules.known(owner(ctx), id(ctx));
        Responses.json(
                ctx,
                new Acknowledged(alerts.acknowledgeAll(Callers.actor(ctx), rule.id().origin())));
    }

    private record Sent(List<UUID> notifications) {}

    private void test(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<UUID> sent = tests.send(rules, rules.known(owner(ctx), id(ctx)));
        ctx.status(202);
        Responses.json(ctx, new Sent(sent));
    }

    private static Consumer<AlertRule> matching(String condition) {
        return rule -> {
            if (!version(rule).isNamedBy(condition)) {
                throw AlertRules.moved();
            }
        };
    }

    private static EntityTag.Known version(AlertRule rule) {
        return EntityTag.of("rule", rule.id(), rule.version());
    }

    private void answer(Context ctx, AlertRule rule) {
        ctx.header("ETag", version(rule).header());
        Responses.json(ctx, shown(rule, qualities.of(rule)));
    }

    private static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    private static AlertRuleId id(Context ctx) {
        String typed = ctx.pathParam("id");
        return AlertRuleId.parse(typed).orElseThrow(() -> AlertRules.unknown(typed));
    }
}
