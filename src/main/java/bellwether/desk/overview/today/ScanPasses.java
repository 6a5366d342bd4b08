package bellwether.desk.overview.today;

import bellwether.desk.overview.store.TodayDao;
import java.time.Instant;
import java.util.List;

/// Passes of the caller's scans that began or ended, the newest first.
///
/// @param passes how many there are
/// @param detections new ones that all of them found
/// @param more passes that are not among the items
public record ScanPasses(List<TodayDao.Pass> items, int passes, int detections, int more) {
    private static final int MOST = 20;

    public ScanPasses {
        items = List.copyOf(items);
    }

    static ScanPasses of(TodayDao dao, String owner, Instant since) {
        TodayDao.PassCount all = dao.passCount(owner, since);
        List<TodayDao.Pass> newest = dao.passes(owner, since, MOST);
        return new ScanPasses(
                newest, all.passes(), all.detections(), Math.max(0, all.passes() - newest.size()));
    }
}
