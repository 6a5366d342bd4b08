package bellwether.market.bars.history;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.ActionKind;
import bellwether.market.bars.CorporateAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which of the given actions are new or different.
public final class ActionMerge {
    private record Key(ActionKind kind, LocalDate exDate) {
        static Key of(CorporateAction action) {
            return new Key(action.kind(), action.exDate());
        }
    }

    /// What is to be written of some that were given, and what became of all of them.
    public record Given(List<CorporateAction> writes, ActionCounts counts) {}

    private final Map<Key, CorporateAction> known = new HashMap<>();

    public ActionMerge(List<CorporateAction> stored) {
        stored.forEach(action -> known.put(Key.of(action), action));
    }

    /// Of several of one kind and day the first counts; those given next come after these.
    public Given give(List<CorporateAction> given) {
        List<CorporateAction> writes = new ArrayList<>();
        long inserted = 0;
        long changed = 0;
        long unchanged = 0;
        Set<Key> seen = new HashSet<>();
        for (CorporateAction action : given) {
            Key key = Key.of(action);
            if (!seen.add(key)) {
                continue;
            }
            CorporateAction before = known.get(key);
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
