package bellwether.platform.live;

import java.util.List;
import java.util.Set;

/// Says what has moved since it was last asked. Asked once a second, in each process that has
/// listeners, whichever process moved it.
@FunctionalInterface
public interface ProgressSource {
    /// The newest state of something.
    ///
    /// @param key of what it is the state; a newer state with the same key replaces it
    record State(String key, LiveEvent event) {}

    /// States that have changed.
    ///
    /// @param owners who listen
    /// @param again those of them who are to be told all states, changed or not
    List<State> changes(Set<String> owners, Set<String> again);
}
