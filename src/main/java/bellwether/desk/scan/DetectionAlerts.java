package bellwether.desk.scan;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Alerts owners of detections.
@FunctionalInterface
public interface DetectionAlerts {
    /// Alerts nobody.
    DetectionAlerts NONE = (transaction, matches) -> 0;

    /// Makes the alerts of new detections, in the transaction that stores these.
    ///
    /// @param matches in the order of their owners; the same detection once for each of the scans
    /// @return how many alerts were made
    int alert(Handle transaction, List<ScanMatch> matches);
}
