package bellwether.desk.scan;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Alerts owners of detections.
@FunctionalInterface
public interface DetectionAlerts {
    /// Alerts nobody.
    DetectionAlerts NONE = (transaction, matches) -> Made.NONE;

    /// Makes the alerts of new detections, in the transaction that stores these.
    ///
    /// @param matches in the order of their owners; the same detection once for each of the scans
    Made alert(Handle transaction, List<ScanMatch> matches);

    /// Alerts that were made.
    interface Made {
        Made NONE =
                new Made() {
                    @Override
                    public int count() {
                        return 0;
                    }

                    @Override
                    public void publish(Handle transaction) {
                        // there is nothing
                    }
                };

        int count();

        /// Publishes them, as the last statements of the transaction.
        void publish(Handle transaction);
    }
}
