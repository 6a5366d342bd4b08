package bellwether.trading.execution.scenario;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Replays a case through an account, day by day.
public final class ScenarioReplay {
    private final ScenarioCase scenario;
    private final TradingAccount account;
    private final List<Fill> fills = new ArrayList<>();
    private final Map<String, OrderStatus> orders = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    private ScenarioReplay(ScenarioCase scenario) {
        this.scenario = scenario;
        account =
                new TradingAccount(
                        scenario.settings(),
                        symbol ->
                                InstrumentTerms.of(symbol, SettingsCell.CURRENCY, scenario.costs()),
                        AccountState.EMPTY);
    }

    /// All differences between what the case expects and what comes of it.
    public static List<ScenarioDifference> differences(ScenarioCase scenario) {
        ScenarioReplay replay = new ScenarioReplay(scenario);
        replay.walk();
        return new ScenarioComparison(scenario, replay.outcome()).differences();
    }

    private ScenarioOutcome outcome() {
        return new ScenarioOutcome(
                fills.stream().map(FillText::of).map(FillText::words).toList(),
                account.state(),
                account.equity(),
                Map.copyOf(orders),
                Map.copyOf(refused));
    }

    private void walk() {
        account.flow(SettingsCell.CURRENCY, scenario.cash(), ScenarioDays.date(0), "capital");
        days().forEach(day -> {
            List<TapeBar> bars = bars(day);
            if (!bars.isEmpty()) {
                keep(account.step(step(day, bars)));
            }
            scenario.orders().stream()
                    .filter(order -> order.day() == day)
                    .forEach(order -> accept(order.order(), day));
        });
    }

    private Set<Integer> days() {
        return Stream.concat(
                        scenario.bars().stream().map(ScenarioBar::day),
                        scenario.orders().stream().map(ScenarioOrder::day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<TapeBar> bars(int day) {
        return scenario.bars().stream()
                .filter(bar -> bar.day() == day)
                .map(ScenarioBar::bar)
                .toList();
    }

    private TapeStep step(int day, List<TapeBar> bars) {
        List<TapeAction> due =
                scenario.actions().stream()
                        .filter(action -> due(action).equals(OptionalInt.of(day)))
                        .map(ScenarioAction::action)
                        .toList();
        return new TapeStep(
                ScenarioDays.begin(day),
                ScenarioDays.date(day),
                true,
                bars,
                due,
                Set.of(),
                List.of());
    }

    /// The first bar at or after the day; for a delisting the last one before it.
    private OptionalInt due(ScenarioAction action) {
        IntStream days =
                scenario.bars().stream()
                        .filter(bar -> bar.bar().symbol().equals(action.action().symbol()))
                        .mapToInt(ScenarioBar::day);
        return action.action() instanceof TapeAction.Delisting
                ? days.filter(day -> day < action.day()).max()
                : days.filter(day -> day >= action.day()).min();
    }

    private void accept(Order order, int day) {
        try {
            account.accept(linked(order), ScenarioDays.afterClose(day), ScenarioDays.date(day));
        } catch (Refusal e) {
            refused.put(order.id(), e.code());
        }
        keep(account.drain());
    }

    /// Of a pair the later order names the earlier one, whichever of them the case writes it at.
    private Order linked(Order order) {
        if (order.oco() != null && account.order(order.oco()).isEmpty()) {
            return order.withOco(null);
        }
        return order.oco() != null
                ? order
                : order.withOco(earlier(order).map(Order::id).orElse(null));
    }

    private Optional<Order> earlier(Order order) {
        return scenario.orders().stream()
                .map(ScenarioOrder::order)
                .filter(other -> order.id().equals(other.oco()))
                .filter(other -> account.order(other.id()).isPresent())
                .min(Comparator.comparing(Order::id));
    }

    private void keep(StepResult result) {
        fills.addAll(result.fills());
        for (AccountEvent event : result.events()) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)) {
                orders.put(status.order().id(), status);
            }
        }
    }
}
