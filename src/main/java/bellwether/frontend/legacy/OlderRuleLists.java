package bellwether.frontend.legacy;

import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.spec.ShippedRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What older clients call strategies: rules of backtests, and profiles of analyses.
final class OlderRuleLists implements Routes {
    private static final String STRATEGIES = "/api/strategies";
    private static final String OF_BACKTESTS = "/api/backtest/strategies";

    private static final Map<String, String> TYPES =
            Map.of(
                    "golden_cross", "trend_following",
                    "rsi_reversion", "mean_reversion",
                    "bollinger_breakout", "breakout");

    private final OlderNumberedRules rules;
    private final OlderNumberedRules profiles;

    OlderRuleLists(Backtests backtests) {
        this.rules =
                new OlderNumberedRules(backtests::shipped, OlderNumberedRules.RULES, STRATEGIES);
        this.profiles =
                new OlderNumberedRules(
                        backtests::shipped, OlderNumberedRules.PROFILES, OF_BACKTESTS);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(STRATEGIES, this::both, Role.READER);
        routes.get(OF_BACKTESTS, this::ofBacktests, Role.READER);
    }

    /// @param type in the older words
    /// @param parameters that may be changed in `/api/v1/backtests`
    /// @param builtin its name there
    private record ShownRule(
            int id,
            String name,
            String description,
            @Nullable String type,
            JsonNode parameters,
            String builtin) {
        static ShownRule of(OlderNumberedRules.Numbered numbered) {
            ShippedRule rule = numbered.rule();
            return new ShownRule(
                    numbered.id(),
                    rule.title(),
                    rule.meaning(),
                    TYPES.get(rule.name()),
                    parameters(rule),
                    rule.name());
        }

        private static JsonNode parameters(ShippedRule rule) {
            ObjectNode parameters = Json.shared().createObjectNode();
            for (Map.Entry<String, JsonNode> entry : rule.rules().path("params").properties()) {
                parameters.set(entry.getKey(), entry.getValue().path(0));
            }
            return parameters;
        }
    }

    /// @param profile its name in analyses
    private record ShownProfile(
            int id, String name, String description, String helpUrl, String profile) {
        static ShownProfile of(OlderNumberedRules.Numbered numbered) {
            return new ShownProfile(
                    numbered.id(),
                    numbered.rule().title(),
                    numbered.rule().meaning(),
                    "/docs#/analysis/listProfiles",
                    numbered.rule().name());
        }
    }

    /// @param data rules, as the clients of one system read it
    /// @param strategies profiles, as those of another do
    private record Both(
            boolean success,
            List<ShownRule> data,
            List<ShownProfile> strategies,
            int defaultStrategyId,
            List<String> profiles) {}

    private void both(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(
                ctx,
                new Both(
                        true,
                        rules.all().stream().map(ShownRule::of).toList(),
                        profiles.all().stream().map(ShownProfile::of).toList(),
                        1,
                        OlderNumberedRules.PROFILES));
    }

    /// @param rsiRange `30-70`; null where the rule has none
    private record Parameters(
            @Nullable JsonNode targetPct,
            @Nullable JsonNode stopLossPct,
            @Nullable JsonNode maxBars,
            @Nullable String rsiRange) {
        static Parameters of(JsonNode rule) {
            JsonNode side = rule.path("long");
            return new Parameters(
                    value(rule, side.path("target").path("percent")),
                    value(rule, side.path("stop").path("percent")),
                    value(rule, side.path("max_bars")),
                    range(side.path("enter")));
        }

        /// A number, or the first value of the parameter that stands for it.
        private static @Nullable JsonNode value(JsonNode rule, JsonNode node) {
            if (node.isTextual()) {
                String name = node.textValue().replaceAll("[{}]", "");
                return value(rule, rule.path("params").path(name).path(0));
            }
            return node.isMissingNode() ? null : node;
        }

        /// Of the first test that holds an RSI between two numbers.
        private static @Nullable String range(JsonNode test) {
            JsonNode between = test.path("between");
            if (between.path(0).asText().startsWith("RSI_")) {
                return between.path(1).asText() + "-" + between.path(2).asText();
            }
            return StreamSupport.stream(test.spliterator(), false)
                    .map(Parameters::range)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private record ShownStrategy(int id, String name, String description, Parameters params) {
        static ShownStrategy of(OlderNumberedRules.Numbered numbered) {
            ShippedRule rule = numbered.rule();
            return new ShownStrategy(
                    numbered.id(), rule.title(), rule.meaning(), Parameters.of(rule.rules()));
        }
    }

    private record Listed(List<ShownStrategy> strategies) {}

    private void ofBacktests(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, new Listed(profiles.all().stream().map(ShownStrategy::of).toList()));
    }
}
