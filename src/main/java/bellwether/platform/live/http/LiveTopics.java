package bellwether.platform.live.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The topics that can be asked for.
///
/// @param known all of them
record LiveTopics(Set<String> known) {
    LiveTopics {
        known = Set.copyOf(known);
    }

    /// Those that were asked for.
    ///
    /// @param place where, for the answer to one that is wrong
    /// @throws Refusal 422 when one is unknown
    Set<String> of(Collection<String> asked, String place) {
        for (String topic : asked) {
            if (!known.contains(topic)) {
                throw Refusal.invalid(
                        place, DidYouMean.rule(List.copyOf(new TreeSet<>(known)), topic));
            }
        }
        return Set.copyOf(asked);
    }
}
