package bellwether.research.analysis.change;

import bellwether.research.analysis.change.AnalysisDiff.PlanChange;
import bellwether.research.analysis.change.AnalysisDiff.PlanNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the plans of two analyses propose.
final class PlanComparison {
    private static final String NONE = "none";

    private PlanComparison() {}

    static PlanChange of(JsonNode before, JsonNode after) {
        PlanNumbers then = numbers(before.path("plan"));
        PlanNumbers now = numbers(after.path("plan"));
        return new PlanChange(then, now, changed(then, now));
    }

    /// Of one that was recomputed for a past day, the trade of that day.
    private static @Nullable PlanNumbers numbers(JsonNode plan) {
        JsonNode trade = plan.path("then").isObject() ? plan.path("then") : plan;
        String side = trade.path("side").asText(NONE);
        return side.equals(NONE)
                ? null
                : new PlanNumbers(
                        side,
                        number(trade.path("entry").path("price")),
                        number(trade.path("stop")),
                        number(trade.path("target")),
                        number(trade.path("shares")),
                        trade.path("currency").textValue());
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static List<String> changed(@Nullable PlanNumbers then, @Nullable PlanNumbers now) {
        if (then == null || now == null) {
            return then == null && now == null ? List.of() : List.of("side");
        }
        List<String> changed = new ArrayList<>();
        if (!then.side().equals(now.side())) {
            changed.add("side");
        }
        add(changed, "entry", PlanNumbers::entry, then, now);
        add(changed, "stop", PlanNumbers::stop, then, now);
        add(changed, "target", PlanNumbers::target, then, now);
        add(changed, "shares", PlanNumbers::shares, then, now);
        if (!Objects.equals(then.currency(), now.currency())) {
            changed.add("currency");
        }
        return changed;
    }

    private static void add(
            List<String> changed,
            String name,
            Function<PlanNumbers, @Nullable BigDecimal> field,
            PlanNumbers then,
            PlanNumbers now) {
        BigDecimal old = field.apply(then);
        BigDecimal last = field.apply(now);
        boolean isSame = old == null ? last == null : last != null && old.compareTo(last) == 0;
        if (!isSame) {
            changed.add(name);
        }
    }
}
