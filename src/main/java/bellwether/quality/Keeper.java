package bellwether.quality;

import bellwether.db.Snapshots;
import bellwether.market.BarRoom;
import bellwether.market.Bars;
import bellwether.market.Blemishes;
import bellwether.market.History;
import bellwether.market.Market;
import bellwether.market.PackedHistory;
import bellwether.market.Timeframe;
import bellwether.web.Json;
import bellwether.web.MemoryBudget;
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
final class Keeper {
    private static final int BATCH = 100;

    private final Jdbi jdbi;
    private final Market market;
    private final Exchanges exchanges;
    private final InstantSource clock;
    private final LedgerDao dao = new LedgerDao();

    /// Two who ask at once need not both do the work.
    private final ReentrantLock atWork = new ReentrantLock();

    Keeper(Jdbi jdbi, Market market, Exchanges exchanges, InstantSource clock) {
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
                List<LedgerDao.Behind> behind =
                        jdbi.withHandle(handle -> dao.behind(handle, tickers, wanted));
                make(behind.stream().map(LedgerDao.Behind::ticker).toList());
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
        for (List<String> some : market.parts(tickers, Timeframe.DAY)) {
            List<LedgerDao.New> made;
            try (MemoryBudget.Room _ = market.room(some, Timeframe.DAY, MemoryBudget.REQUEST)) {
                made = Snapshots.read(jdbi, handle -> inspected(handle, some));
            }
            jdbi.useTransaction(handle -> dao.put(handle, made, clock.instant()));
        }
    }

    private List<LedgerDao.New> inspected(Handle handle, List<String> tickers) {
        List<PackedHistory> histories = market.packed(handle, tickers, Timeframe.DAY);
        Map<Long, Blemishes> blemishes =
                market.blemishes(
                        handle,
                        histories.stream().map(PackedHistory::symbolId).toList(),
                        Timeframe.DAY);
        BarRoom room = new BarRoom();
        List<LedgerDao.New> made = new ArrayList<>();
        for (PackedHistory packed : histories) {
            LedgerDocument document =
                    inspected(
                            packed,
                            packed.read(room),
                            blemishes.getOrDefault(packed.symbolId(), Blemishes.NONE));
            made.add(
                    new LedgerDao.New(
                            packed.symbolId(),
                            packed.dataVersion(),
                            packed.facts().recordVersion(),
                            document.score(),
                            Json.write(document)));
        }
        return made;
    }

    private LedgerDocument inspected(PackedHistory packed, History history, Blemishes blemishes) {
        Bars bars = history.bars();
        SessionDays sessions = exchanges.sessions(packed.ticker(), packed.facts().exchange());
        Subject subject = Inspection.of(new Subject(bars, sessions, blemishes, packed.synthetic()));
        return new LedgerDocument(
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
