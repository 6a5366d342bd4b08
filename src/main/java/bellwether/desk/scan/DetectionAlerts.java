package bellwether.desk.scan;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Alerts owners of detections.
public interface DetectionAlerts {
    /// Alerts nobody.
    DetectionAlerts NONE =
            new DetectionAlerts() {
                @Override
                public void lock(Handle transaction, Collection<String> owners) {
                    // nobody is alerted
                }

                @Override
                public FiredAlerts alert(Handle transaction, List<ScanMatch> matches) {
                    return FiredAlerts.NONE;
                }
            };

    /// Holds all who may be alerted in this transaction, by scans or by other parts of the sweep,
    /// in one order.
    void lock(Handle transaction, Collection<String> owners);

    /// Makes the alerts of new detections, in the transaction that stores these.
    ///
    /// @param matches of one scan, whose owner is locked
    FiredAlerts alert(Handle transaction, List<ScanMatch> matches);

    /// Alerts that were made.
    interface FiredAlerts {
        FiredAlerts NONE =
                new FiredAlerts() {
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
