package bellwether.trading.execution.scenario;

import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares what came of a case with what it expects.
final class ScenarioComparison {
    private static final String NOTHING = "nothing";

    private final ScenarioCase scenario;
    private final ScenarioOutcome outcome;
    private final List<ScenarioDifference> differences = new ArrayList<>();

    ScenarioComparison(ScenarioCase scenario, ScenarioOutcome outcome) {
        this.scenario = scenario;
        this.outcome = outcome;
    }

    List<ScenarioDifference> differences() {
        int most = Math.max(scenario.fills().size(), outcome.fills().size());
        for (int i = 0; i < most; i++) {
            compare("fill " + (i + 1), at(scenario.fills(), i), at(outcome.fills(), i));
        }
        scenario.end().forEach((what, expected) -> compare(what, expected, got(what, expected)));
        return differences;
    }

    private static String at(List<String> fills, int place) {
        return place < fills.size() ? fills.get(place) : NOTHING;
    }

    private void compare(String what, String expected, String got) {
        if (!expected.equals(got)) {
            differences.add(new ScenarioDifference(scenario.id(), what, expected, got));
        }
    }

    private String got(String what, String expected) {
        return switch (what) {
            case "cash" ->
                    FillText.plain(
                            outcome.state()
                                    .balances()
                                    .getOrDefault(SettingsCell.CURRENCY, BigDecimal.ZERO));
            case "equity" -> outcome.equity().map(FillText::plain).orElse("unknown");
            case "realised" -> FillText.plain(sum(position -> position.realised(LotMethod.FIFO)));
            default ->
                    what.startsWith("#")
                            ? order(what.substring(1), expected)
                            : FillText.plain(
                                    sum(position ->
                                            position.key().symbol().equals(what)
                                                    ? position.quantity()
                                                    : BigDecimal.ZERO));
        };
    }

    private BigDecimal sum(Function<Position, BigDecimal> of) {
        return outcome.state().positions().stream()
                .map(of)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String order(String what, String expected) {
        int dot = what.lastIndexOf('.');
        String field = what.substring(dot + 1);
        OrderStatus status = dot < 0 ? null : outcome.orders().get(what.substring(0, dot));
        if (status == null) {
            return state(what, expected);
        }
        return switch (field) {
            case "stop" -> shown(status.level());
            case "limit" -> shown(status.order().type().limitPrice());
            case "qty" -> shown(status.remaining());
            case "triggered" -> status.triggered() ? "yes" : "no";
            default -> state(what, expected);
        };
    }

    private static String shown(@Nullable BigDecimal number) {
        return number == null ? NOTHING : FillText.plain(number);
    }

    /// The reason is compared where the case gives one.
    private String state(String id, String expected) {
        OrderStatus status = outcome.orders().get(id);
        if (status == null) {
            String code = outcome.refused().get(id);
            return code == null ? NOTHING : withReason("rejected", code, expected);
        }
        OrderState state =
                status.state() == OrderState.ACCEPTED ? OrderState.WORKING : status.state();
        return withReason(state.key(), status.reason().key(), expected);
    }

    private static String withReason(String state, String reason, String expected) {
        return expected.indexOf(':') < 0 ? state : state + ":" + reason;
    }
}
