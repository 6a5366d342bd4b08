package bellwether.trading.execution;

import java.util.List;

/// What came of a step, each in the order in which it happened.
public record StepResult(List<Fill> fills, List<LedgerEntry> ledger, List<AccountEvent> events) {
    public static final StepResult NOTHING = new StepResult(List.of(), List.of(), List.of());

    public StepResult {
        fills = List.copyOf(fills);
        ledger = List.copyOf(ledger);
        events = List.copyOf(events);
    }

    public boolean isEmpty() {
        return fills.isEmpty() && ledger.isEmpty() && events.isEmpty();
    }
}
