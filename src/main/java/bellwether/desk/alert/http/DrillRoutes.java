package bellwether.desk.alert.http;

import bellwether.desk.alert.drill.DrillFireRow;
import bellwether.desk.alert.drill.DrillJob;
import bellwether.desk.alert.drill.DrillTotals;
import bellwether.desk.alert.drill.RuleDrills;
import bellwether.desk.alert.drill.StoredDrill;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.watch.DrillResult;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobLinks;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The routes of fire drills.
public final class DrillRoutes implements Routes {
    private static final String ONE = "/api/v1/drills/{id}";
    private static final int USUAL_YEARS = 3;
    private static final int MOST_YEARS = 20;

    /// @param totals of all symbols whose results are stored, not of the page only
    private record Results(@JsonUnwrapped Page<JsonNode> page, DrillTotals totals) {}

    private final RuleDrills drills;
    private final Jobs jobs;
    private final BodyParser bodies;

    public DrillRoutes(RuleDrills drills, Jobs jobs, BodyParser bodies) {
        this.drills = drills;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(RuleRoutes.ALL + "/drill", this::drill, Role.TRADER);
        routes.get(ONE, this::results, Role.READER);
        routes.get(ONE + "/fires/{ticker}", this::fires, Role.READER);
    }

    private void drill(Context ctx) {
        QueryParameters.allowOnly(ctx);
        ObjectNode body = bodies.object(ctx).deepCopy();
        List<Fault> faults = new ArrayList<>();
        ObjectFaults members = new ObjectFaults(body, "", faults);
        int years = members.whole("years", 1, MOST_YEARS, USUAL_YEARS);
        boolean stored = members.has("rule");
        if (stored) {
            members.isObject(List.of("rule", "years"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        body.remove("years");
        if (!stored && !body.has("name")) {
            body.put("name", "drill");
        }
        String owner = Callers.of(ctx).owner();
        RuleDrills.Drilled drilled =
                stored
                        ? drills.stored(owner, rule(body), years, IdempotencyKey.of(ctx))
                        : drills.given(owner, body, years, IdempotencyKey.of(ctx));
        switch (drilled) {
            case RuleDrills.Drilled.AtOnce(DrillResult result) -> Responses.json(ctx, result);
            case RuleDrills.Drilled.AsJob(var made) -> {
                JobView job = jobs.find(made.id()).orElseThrow();
                JobLinks.accepted(ctx, jobs, job);
                Responses.json(ctx, jobs.shown(job));
            }
        }
    }

    private static AlertRuleId rule(ObjectNode body) {
        String typed = body.path("rule").asText();
        return AlertRuleId.parse(typed).orElseThrow(() -> AlertRules.unknown(typed));
    }

    private void results(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        JobView job = job(ctx);
        String list = "drill " + job.id();
        String after = Cursor.from(ctx, list, 1).map(cursor -> cursor.part(0)).orElse("");
        List<StoredDrill> found = drills.results(job.id(), after, limit + 1);
        Page<StoredDrill> page = Page.of(ctx, limit, found, last -> Cursor.of(list, last.ticker()));
        reading.answer(
                EntityTag.ofBytes(),
                new Results(page.map(StoredDrill::result), drills.totals(job.id())));
    }

    private JobView job(Context ctx) {
        JobView job = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        if (!job.kind().equals(DrillJob.NAME)) {
            throw Refusal.unknown(
                    "unknown_job",
                    "drill",
                    ctx.pathParam("id"),
                    "This is a job of another kind, see GET /api/v1/jobs/%s; POST /api/v1/rules/drill makes a drill"
                            .formatted(job.id()));
        }
        return job;
    }

    private void fires(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        JobView job = job(ctx);
        String ticker = ctx.pathParam("ticker").toUpperCase(Locale.ROOT);
        String list = "fires %s %s".formatted(job.id(), ticker);
        List<DrillFireRow> found =
                drills.fires(job.id(), ticker, Cursor.number(ctx, list, Long.MAX_VALUE), limit + 1);
        Page<DrillFireRow> page = Page.of(ctx, limit, found, last -> Cursor.of(list, last.place()));
        reading.answer(EntityTag.ofBytes(), page.map(DrillFireRow::fire));
    }
}
