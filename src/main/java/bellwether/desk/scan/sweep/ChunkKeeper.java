package bellwether.desk.scan.sweep;

import bellwether.desk.scan.sweep.SweptFaultDao.SymbolFault;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.Savepoint;
import bellwether.research.screen.SweepPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was found in chunks of symbols, in the transaction that ends these.
final class ChunkKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkKeeper.class);
    private static final String BEFORE = "before_part";

    private final PassWriter passes;
    private final SweptDao swept = new SweptDao();
    private final SweptFaultDao faults = new SweptFaultDao();

    ChunkKeeper(PassWriter passes) {
        this.passes = passes;
    }

    /// Whom to alert is locked before anything is kept for anyone, in one order.
    void keep(Handle h, UUID job, List<ChunkResult> chunks) {
        Timeframe timeframe = chunks.getFirst().timeframe();
        List<SweptDao.Step> steps =
                chunks.stream().flatMap(chunk -> chunk.steps().stream()).toList();
        swept.advance(h, timeframe, steps);
        faults.clear(h, timeframe, steps.stream().map(SweptDao.Step::symbolId).toList());
        faults.put(
                h, timeframe, chunks.stream().flatMap(chunk -> chunk.faults().stream()).toList());
        Audience audience = passes.audience(h, timeframe, chunks);
        TreeSet<String> owners = new TreeSet<>(audience.alerted());
        chunks.forEach(chunk -> chunk.walks().forEach(walk -> owners.addAll(walk.owners())));
        passes.lock(h, owners);
        List<SymbolFault> failed = new ArrayList<>();
        for (ChunkResult chunk : chunks) {
            chunk.news().clear();
            failed.addAll(keep(h, chunk));
        }
        passes.store(h, job, chunks, failed, audience);
    }

    /// @return its symbols, where a part could not keep what it found
    private List<SymbolFault> keep(Handle h, ChunkResult chunk) {
        List<String> reasons = new ArrayList<>();
        for (SweepPart.Walk walk : chunk.walks()) {
            Optional<String> fault = kept(h, walk);
            if (fault.isEmpty()) {
                chunk.news().add(walk::publish);
            }
            fault.ifPresent(reasons::add);
        }
        if (reasons.isEmpty() || chunk.steps().isEmpty()) {
            return List.of();
        }
        List<SymbolFault> failed =
                chunk.steps().stream()
                        .map(step ->
                                new SymbolFault(
                                        step.symbolId(),
                                        step.ticker(),
                                        step.now().version(),
                                        String.join("; ", reasons)))
                        .toList();
        faults.retreat(h, chunk.timeframe(), chunk.steps());
        faults.put(h, chunk.timeframe(), failed);
        return failed;
    }

    /// Why a part could not keep what it found, if so; then nothing of it is kept.
    private static Optional<String> kept(Handle h, SweepPart.Walk walk) {
        return Savepoint.undoes(h, BEFORE, () -> walk.store(h))
                .map(e -> {
                    String what = walk.getClass().getSimpleName() + " could not keep what it found";
                    LOG.warn("{}; the symbols are left unswept", what, e);
                    return what + ": " + RootCause.name(e);
                });
    }
}
