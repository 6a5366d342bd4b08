package bellwether.platform.document;

import java.util.ArrayList;
import java.util.List;

/// Reasons why figures are absent, each once, in the order in which they are first needed.
final class FootnoteList {
    private final List<String> reasons = new ArrayList<>();

    /// The number of a reason, from 1.
    int number(String reason) {
        int at = reasons.indexOf(reason);
        if (at < 0) {
            reasons.add(reason);
            return reasons.size();
        }
        return at + 1;
    }

    List<String> reasons() {
        return reasons;
    }
}
