package bellwether.market.quality;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.DataIssues;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.Snapshots;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Keeps ledgers as new as the bars that they describe: whoever asks for them has those made that
/// are missing or behind.
final class ReportUpdater {
    private static final int BATCH = 100;

    private final Jdbi jdbi;
    private final Market market;
    private final SessionCalendars exchanges;
    private final InstantSource clock;
    private final QualityReportDao dao = new QualityReportDao();

    /// Two who ask at once need not both do the work.
    private final ReentrantLock atWork = new ReentrantLock();

    ReportUpdater(Jdbi jdbi, Market market, SessionCalendars exchanges, InstantSource clock) {
        this.jdbi = jdbi;
        this.market = market;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /// Makes the ledgers that are behind, so many at most.
    ///
    /// @param tickers of these symbols only; of all when there are none
    /// @return how many were made
    int catchUp(Collection<String> tickers, int most) {
        atWork.lock();
        try {
            int made = 0;
            while (made < most) {
                int wanted = Math.min(BATCH, most - made);
                List<QualityReportDao.Behind> behind =
                        jdbi.withHandle(handle -> dao.behind(handle, tickers, wanted));
                make(behind.stream().map(QualityReportDao.Behind::ticker).toList());
                made += behind.size();
                if (behind.size() < wanted) {
                    return made;
                }
            }
            return made;
        } finally {
            atWork.unlock();
        }
    }

    /// Reads as many as can be held in one transaction, so that no ledger mixes two versions, and
    /// writes in another.
    private void make(List<String> tickers) {
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            List<QualityReportDao.New> made;
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.REQUEST)) {
                made = Snapshots.read(jdbi, handle -> inspected(handle, part.tickers()));
            }
            jdbi.useTransaction(handle -> dao.put(handle, made, clock.instant()));
        }
    }

    private List<QualityReportDao.New> inspected(Handle handle, List<String> tickers) {
        List<PackedHistory> histories = market.packed(handle, tickers, Timeframe.DAY);
        Map<Long, DataIssues> blemishes =
                market.blemishes(
                        handle,
                        histories.stream().map(PackedHistory::symbolId).toList(),
                        Timeframe.DAY);
        BarBuffer room = new BarBuffer();
        List<QualityReportDao.New> made = new ArrayList<>();
        for (PackedHistory packed : histories) {
            QualityDocument document =
                    inspected(
                            packed,
                            packed.read(room),
                            blemishes.getOrDefault(packed.symbolId(), DataIssues.NONE));
            made.add(
                    new QualityReportDao.New(
                            packed.symbolId(),
                            packed.dataVersion(),
                            packed.facts().recordVersion(),
                            document.score(),
                            Json.answer(document)));
        }
        return made;
    }

    private QualityDocument inspected(PackedHistory packed, History history, DataIssues blemishes) {
        Bars bars = history.bars();
        SessionDays sessions = exchanges.sessions(packed.ticker(), packed.facts().exchange());
        InspectedHistory subject =
                Inspection.of(
                        new InspectedHistory(
                                bars,
                                sessions,
                                blemishes,
                                packed.synthetic(),
                                market.units(packed).unit()));
        return new QualityDocument(
                sessions.mic(),
                packed.facts().delisted().map(LocalDate::toString).orElse(null),
                packed.synthetic(),
                bars.size(),
                subject.date(0).toString(),
                subject.date(bars.size() - 1).toString(),
                subject.findings(),
                subject.notJudged());
    }
}
