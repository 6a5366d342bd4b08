package bellwether.trading.rules;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderSide;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule remembers from close to close: how long it holds, waits and stays out.
final class RuleMemory {
    private static final int NO_BAR = -1;

    private RuleMemory() {}

    /// What is remembered at a close, before anything is decided.
    static RuleState at(Rule rule, RuleState before, RuleAccount account) {
        int sign = account.quantity().signum();
        int closes = sign == 0 ? 0 : sign == before.heldSign() ? before.heldCloses() + 1 : 1;
        int cooldown = Math.max(0, before.noEntryBars() - 1);
        if (account.losingExit()) {
            cooldown = Math.max(cooldown, cooldown(rule, before.heldSign()));
        }
        Set<String> open = account.openOrders();
        String entry = stillOpen(before.entryId(), open);
        return new RuleState(
                sign,
                closes,
                cooldown,
                entry,
                entry == null ? 0 : before.entryBars() - 1,
                stillOpen(before.exitId(), open));
    }

    /// A close at which nothing is decided: time passes, and an entry that has waited long enough
    /// ends.
    static RuleDecision passed(Rule rule, RuleState before, RuleAccount account) {
        RuleState now = at(rule, before, account);
        Optional<RuleDecision.Cancel> overdue = overdue(now);
        RuleState next =
                overdue.isEmpty()
                        ? now
                        : new RuleState(
                                now.heldSign(),
                                now.heldCloses(),
                                now.noEntryBars(),
                                null,
                                0,
                                now.exitId());
        return new RuleDecision(NO_BAR, List.of(), overdue.stream().toList(), List.of(), next);
    }

    /// The entry that has waited for all of its bars.
    static Optional<RuleDecision.Cancel> overdue(RuleState now) {
        return Optional.ofNullable(now.entryId())
                .filter(_ -> now.entryBars() <= 0)
                .map(id -> new RuleDecision.Cancel(id, OrderReason.BARS_OVER));
    }

    /// That of the side which lost; of both when it was entered and left within the bar.
    private static int cooldown(Rule rule, int sign) {
        Optional<RuleSide> lost =
                sign == 0 ? Optional.empty() : rule.side(sign > 0 ? OrderSide.BUY : OrderSide.SELL);
        return lost.map(RuleSide::cooldownBars)
                .orElseGet(() ->
                        rule.sides().stream().mapToInt(RuleSide::cooldownBars).max().orElse(0));
    }

    private static @Nullable String stillOpen(@Nullable String id, Set<String> open) {
        return id != null && !open.isEmpty() && open.contains(id) ? id : null;
    }
}
