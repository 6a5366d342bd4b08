package bellwether.research.backtest.spec;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The request that makes a backtest again, as the API takes it.
public final class RepeatedRequest {
    private RepeatedRequest() {}

    /// Its path behind that of all backtests.
    public static String path(BacktestKind kind) {
        return kind == BacktestKind.COMPARE ? "/compare" : "";
    }

    /// Its body, with all rules spelled out and nothing left to defaults.
    public static ObjectNode body(BacktestSpec spec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (spec.kind() == BacktestKind.COMPARE) {
            ArrayNode compared = body.putArray("compare");
            spec.rules().forEach(rule -> put(compared.addObject(), rule));
        } else {
            put(body, spec.rules().getFirst());
        }
        symbols(body, spec.symbols());
        body.put("cash", spec.money().cash());
        if (!spec.money().costs().isEmpty()) {
            body.put("costs", spec.money().costs());
        }
        body.put("risk_free", spec.money().riskFree());
        body.set("kind", Json.shared().valueToTree(spec.kind()));
        put(body, "execution", spec.execution());
        put(body, "portfolio", spec.portfolio().orElse(null));
        put(body, "search", spec.search().orElse(null));
        body.put("seed", spec.seed());
        return body;
    }

    private static void put(ObjectNode to, SpecRule rule) {
        to.set("rules", rule.template());
        to.put("name", rule.label());
    }

    private static void symbols(ObjectNode body, SpecSymbols symbols) {
        if (symbols.universe() == null) {
            ArrayNode tickers = body.putArray("tickers");
            symbols.tickers().forEach(tickers::add);
        } else {
            body.put("universe", symbols.universe());
        }
        if (symbols.from() != null) {
            body.put("from", symbols.from().toString());
        }
        if (symbols.to() != null) {
            body.put("to", symbols.to().toString());
        }
        if (symbols.benchmark() != null) {
            body.put("benchmark", symbols.benchmark());
        }
    }

    private static void put(ObjectNode body, String name, @Nullable Object part) {
        if (part == null) {
            return;
        }
        ObjectNode node = Json.shared().valueToTree(part);
        withoutNulls(node);
        if (!node.isEmpty()) {
            body.set(name, node);
        }
    }

    private static void withoutNulls(ObjectNode node) {
        Iterator<JsonNode> values = node.iterator();
        while (values.hasNext()) {
            JsonNode value = values.next();
            if (value.isNull()) {
                values.remove();
            } else if (value instanceof ObjectNode object && !object.isEmpty()) {
                withoutNulls(object);
            }
        }
    }
}
