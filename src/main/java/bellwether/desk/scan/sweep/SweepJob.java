package bellwether.desk.scan.sweep;

import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.research.screen.SweepPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The work of a sweep: chunks of symbols, each walked once for all parts, and kept with how far
/// each symbol was swept in the transaction that ends the chunk. A symbol at which a part fails is
/// left unswept, with the reason, and does not keep the others back.
public final class SweepJob implements JobKind {
    public static final String NAME = "scan";

    /// Whose sweeps are.
    public static final String OWNER = "system:scanner";

    /// Between the tickers of a chunk, in the key of its item.
    private static final String SEPARATOR = " ";

    private final Jdbi jdbi;
    private final Market market;
    private final List<SweepPart> parts;
    private final ChunkKeeper keeper;
    private final SweptDao swept = new SweptDao();

    /// @param parts beside detections
    public SweepJob(Jdbi jdbi, Market market, List<SweepPart> parts, PassWriter passes) {
        this.jdbi = jdbi;
        this.market = market;
        this.parts = List.copyOf(parts);
        this.keeper = new ChunkKeeper(passes);
    }

    /// The key of an item for a chunk of tickers.
    static String key(List<String> tickers) {
        return String.join(SEPARATOR, tickers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ItemOutcome> work(Batch batch) {
        Timeframe timeframe = Json.stored(batch.params(), SweepParams.class).frame();
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (Item item : batch.items()) {
            outcomes.add(outcome(item, timeframe, batch));
        }
        return outcomes;
    }

    private ItemOutcome outcome(Item item, Timeframe timeframe, Batch batch) {
        List<String> tickers = List.of(item.key().split(SEPARATOR, -1));
        try {
            return chunk(item, tickers, timeframe, batch);
        } catch (Refusal refusal) {
            return new ItemOutcome.Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    !refusal.isTransient(),
                    refusal.pause());
        }
    }

    private ItemOutcome chunk(Item item, List<String> tickers, Timeframe timeframe, Batch batch) {
        Map<Long, SweptDao.Start> starts =
                jdbi.withHandle(h -> swept.starts(h, timeframe, tickers));
        ChunkWork work = new ChunkWork(market, timeframe, tickers, starts, parts);
        for (HistoryPart part : market.parts(tickers, timeframe)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.BACKGROUND)) {
                for (PackedHistory packed : market.packed(part.tickers(), timeframe)) {
                    if (batch.cancelled().getAsBoolean()) {
                        return new ItemOutcome.Untouched(item);
                    }
                    work.walk(packed);
                    batch.progress().moved();
                }
            }
        }
        return new ItemOutcome.Success(item, work.result());
    }

    /// Owners are locked in one order, all at once: what is kept for others must not be among it.
    @Override
    public boolean isStoredAlone() {
        return true;
    }

    @Override
    public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        keeper.keep(transaction, job.value(), chunks(finished));
    }

    @Override
    public void published(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        chunks(finished).forEach(chunk -> chunk.news().publish(transaction));
    }

    private static List<ChunkResult> chunks(List<ItemOutcome.Success> finished) {
        return finished.stream().map(success -> (ChunkResult) success.payload()).toList();
    }
}
