package bellwether.research.learning.outcome;

import bellwether.research.learning.Outcome;
import bellwether.research.learning.store.LabelMark;
import java.util.List;

/// What a look at a symbol has come to.
///
/// @param decided those that were open
/// @param revised those that corrected bars give instead of what was stored
record LabelledSymbol(LabelMark mark, List<Outcome> decided, List<Outcome> revised) {
    LabelledSymbol {
        decided = List.copyOf(decided);
        revised = List.copyOf(revised);
    }
}
