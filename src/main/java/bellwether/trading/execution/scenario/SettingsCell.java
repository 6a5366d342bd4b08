package bellwether.trading.execution.scenario;

import bellwether.platform.base.DidYouMean;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.TakerCosts;
import bellwether.trading.execution.TapeKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of a case over the defaults of the format.
final class SettingsCell {
    static final String CURRENCY = "XXX";

    private static final Set<String> KEYS =
            Set.of(
                    "cash",
                    "limit",
                    "share",
                    "pct",
                    "per_share",
                    "minimum",
                    "slip",
                    "spread",
                    "borrow",
                    "short",
                    "entry_bar_stop",
                    "delisting_return",
                    "preset");

    private final CellParser cell;
    private final Map<String, String> values = new LinkedHashMap<>();

    SettingsCell(CellParser cell, String text) {
        this.cell = cell;
        for (String part : CellParser.parts(text, ";")) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals).strip();
            if (equals < 0 || !KEYS.contains(key)) {
                throw cell.fault(
                        "must be key=value with a known key, was \"%s\"%s"
                                .formatted(part, DidYouMean.ending(KEYS, key)));
            }
            values.put(key, part.substring(equals + 1).strip());
        }
    }

    private BigDecimal number(String key, String usual) {
        return cell.number(values.getOrDefault(key, usual));
    }

    /// Whether a setting of two values has the other one than usual.
    private boolean is(String key, String other, String usual) {
        String value = values.getOrDefault(key, usual);
        if (!value.equals(other) && !value.equals(usual)) {
            throw cell.fault("%s must be %s or %s, was \"%s\"".formatted(key, usual, other, value));
        }
        return value.equals(other);
    }

    BigDecimal cash() {
        return number("cash", "10000");
    }

    BigDecimal delistingReturn() {
        return number("delisting_return", "0");
    }

    ExecutionSettings settings() {
        BigDecimal share = values.containsKey("share") ? number("share", "") : null;
        return cell.value(() ->
                new ExecutionSettings(
                        CURRENCY,
                        2,
                        TapeKind.DAILY,
                        LotMethod.FIFO,
                        new MatchingRules(
                                is("limit", "touch", "through"),
                                is("entry_bar_stop", "proven", "possible"),
                                true,
                                share),
                        new MarginRules(
                                !is("short", "no", "yes"),
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                new BigDecimal("0.3"),
                                number("borrow", "0")),
                        false));
    }

    CostPlan costs() {
        TakerCosts taker = TakerCosts.bps(number("spread", "0"), number("slip", "0"));
        return cell.value(() ->
                values.containsKey("preset")
                        ? new CostPresets().plan(values.getOrDefault("preset", "")).withTaker(taker)
                        : new CostPlan("own", rates(), taker, false));
    }

    private List<CostRate> rates() {
        BigDecimal percent = number("pct", "0");
        BigDecimal perShare = number("per_share", "0");
        BigDecimal minimum = number("minimum", "0");
        boolean free = percent.signum() == 0 && perShare.signum() == 0 && minimum.signum() == 0;
        return free
                ? List.of()
                : List.of(CostRate.stated("commission", percent, perShare, minimum));
    }
}
