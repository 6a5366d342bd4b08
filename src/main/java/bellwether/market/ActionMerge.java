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

    private final Map<Key, Action> known = new HashMap<>();
    private long inserted;
    private long changed;
    private long unchanged;

    ActionMerge(List<Action> stored) {
        stored.forEach(action -> known.put(Key.of(action), action));
    }

    /// Those to be written.
    List<Action> writes(List<Action> given) {
        List<Action> writes = new ArrayList<>();
        Set<Key> seen = new HashSet<>();
        for (Action action : given) {
            Key key = Key.of(action);
            if (!seen.add(key)) {
                continue;
            }
            Action before = known.get(key);
            if (before == null || !before.equals(action)) {
                writes.add(action);
                inserted += before == null ? 1 : 0;
                changed += before == null ? 0 : 1;
            } else {
                unchanged++;
            }
        }
        return writes;
    }

    ActionCounts counts() {
        return new ActionCounts(inserted, changed, unchanged);
    }
}
