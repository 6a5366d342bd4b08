package bellwether.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which of the given actions are new or different.
final class ActionMerge {
    private record Key(ActionKind kind, LocalDate exDate) {
        static Key of(Action action) {
            return new Key(action.kind(), action.exDate());
        }
    }

    /// What is to be written of some that were given, and what became of all of them.
    record Given(List<Action> writes, ActionCounts counts) {}

    private final Map<Key, Action> known = new HashMap<>();

    ActionMerge(List<Action> stored) {
        stored.forEach(action -> known.put(Key.of(action), action));
    }

    /// Of several of one kind and day the first counts; those given next come after these.
    Given give(List<Action> given) {
        List<Action> writes = new ArrayList<>();
        long inserted = 0;
        long changed = 0;
        long unchanged = 0;
        Set<Key> seen = new HashSet<>();
        for (Action action : given) {
            Key key = Key.of(action);
            if (!seen.add(key)) {
                continue;
            }
            Action before = known.get(key);
            if (before == null || !before.equals(action)) {
                writes.add(action);
                known.put(key, action);
                inserted += before == null ? 1 : 0;
                changed += before == null ? 0 : 1;
            } else {
                unchanged++;
            }
        }
        return new Given(writes, new ActionCounts(inserted, changed, unchanged));
    }
}
