package bellwether.trading.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where conditions that several rules share over one history are true, each evaluated once. By the
/// object: rules share a condition only where a [RuleBinder] gave them the same one. Holds at most
/// so many values, so each thread needs its own.
public final class SharedTruths {
    private static final int MOST_VALUES = 16 << 20;

    private final Set<Condition> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Condition, byte[]> known = new IdentityHashMap<>();
    private int held;

    /// None is shared.
    static SharedTruths none() {
        return new SharedTruths();
    }

    /// Shares a rule's conditions and all their parts.
    void share(Rule rule) {
        rule.conditions().forEach(each -> ConditionParts.all(each).forEach(shared::add));
    }

    boolean isShared(Condition condition) {
        return !shared.isEmpty() && shared.contains(condition);
    }

    /// Not to be written to; null where it is not known.
    byte @Nullable [] get(Condition condition) {
        return known.get(condition);
    }

    void keep(Condition condition, byte[] column) {
        if (held + column.length <= MOST_VALUES && isShared(condition)) {
            held += column.length;
            known.put(condition, column);
        }
    }
}
