package bellwether.desk.scan.detection;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of detections. Facts stay: none is dropped.
public final class DetectionMonths {
    private static final MonthlyTable DETECTIONS =
            new MonthlyTable(
                    "detection",
                    MonthlyTable.Key.TIME,
                    // what followed is written later, on the same page
                    List.of("alter table %s set (fillfactor = 80)"));

    private DetectionMonths() {}

    /// Once a day is enough.
    public static CleanupResult tidy(Jdbi jdbi, Instant now) {
        return new CleanupResult(
                0, 0, DETECTIONS.extend(jdbi, now).stream().map(part -> "made " + part).toList());
    }
}
