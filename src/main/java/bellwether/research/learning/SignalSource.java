package bellwether.research.learning;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stored signals that are to be labelled, as another module keeps them.
public interface SignalSource {
    OutcomeOrigin origin();

    /// Those with larger numbers, in the order of their numbers.
    ///
    /// @param since only signals on bars that began later, in seconds of the epoch
    List<OutcomeSignal> after(Handle h, long number, long since, int limit);
}
