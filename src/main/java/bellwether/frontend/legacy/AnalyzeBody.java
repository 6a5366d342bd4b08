package bellwether.frontend.legacy;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The body of `POST /analyze`: that of today, with what only older clients send.
///
/// @param force whether a new job is wanted even while one of the same request has not ended
/// @param warnings what was sent and is not used
record AnalyzeBody(AnalysisRequest request, boolean force, List<String> warnings) {
    /// What the older systems took when a request named no capital.
    static final BigDecimal CAPITAL = new BigDecimal("100000");

    static final String STRATEGY =
            "strategy_id is not used: analyses do not belong to strategies; choose a profile"
                    + " instead";
    static final String DEMO_DATA =
            "use_demo_data is not used: prices are never generated for a real symbol; DEMO01 to"
                    + " DEMO30 are synthetic";

    /// @throws bellwether.platform.base.Refusal when it is none
    static AnalyzeBody read(Context ctx, BodyParser bodies, Analyses analyses) {
        ObjectNode body = bodies.object(ctx);
        List<String> warnings = new ArrayList<>();
        if (isSaid(taken(body, "strategy_id"))) {
            warnings.add(STRATEGY);
        }
        if (isSaid(taken(body, "use_demo_data"))) {
            warnings.add(DEMO_DATA);
        }
        JsonNode force = taken(body, "force");
        if (!body.hasNonNull("capital")) {
            body.put("capital", CAPITAL);
        }
        String owner = Callers.of(ctx).owner();
        Optional<String> key = IdempotencyKey.of(ctx);
        AnalysisRequest request =
                bodies.read(
                        body,
                        AnalysisRequest.class,
                        known ->
                                Stream.concat(
                                                analyses.profileFaults(owner, known, key).stream(),
                                                faults(force).stream())
                                        .toList());
        return new AnalyzeBody(request, force.asBoolean(), warnings);
    }

    /// A field that the request of today does not have; missing when it is null.
    private static JsonNode taken(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        body.remove(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static List<Fault> faults(JsonNode force) {
        return force.isMissingNode() || force.isBoolean()
                ? List.of()
                : List.of(new Fault("/force", "must be true or false, was " + Quoted.json(force)));
    }

    /// `false` says no more than nothing does.
    private static boolean isSaid(JsonNode value) {
        return !value.isMissingNode() && !(value.isBoolean() && !value.asBoolean());
    }
}
