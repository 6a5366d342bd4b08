package bellwether.trading.rules;

import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderReason;
import java.util.List;

/// What a rule does at the close of a bar; its orders live from the next bar on.
///
/// @param bar negative where nothing was to be decided
/// @param cancels orders that have waited long enough or whose place another takes
/// @param skipped what was signalled and not ordered, and why
/// @param state what it remembers
public record RuleDecision(
        int bar,
        List<RuleOrder> orders,
        List<Cancel> cancels,
        List<Skip> skipped,
        RuleState state) {
    public RuleDecision {
        orders = List.copyOf(orders);
        cancels = List.copyOf(cancels);
        skipped = List.copyOf(skipped);
    }

    /// An order, and why it is given.
    public record RuleOrder(Order order, Purpose purpose) {}

    /// A signal that gave no order.
    ///
    /// @param reason why, without the numbers of its bar, by which such signals are counted
    /// @param message the same with them
    public record Skip(String reason, String message) {}

    /// An order that is no longer wanted, and why.
    public record Cancel(String id, OrderReason reason) {}

    public enum Purpose {
        ENTRY,
        /// The exit condition is true.
        SIGNAL,
        /// It was held for as many closes as it may be.
        TIME,
        /// The other side is entered.
        REVERSE
    }
}
