package bellwether.research.evidence.work;

import bellwether.research.analysis.Analysis;
import bellwether.research.evidence.scoreboard.MarkComparison;
import bellwether.research.evidence.store.MarkingDao;
import bellwether.research.evidence.store.PlanRecordDao;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Writes marks in the transaction of their items.
final class MarkWriter {
    private final InstantSource clock;
    private final PlanRecordDao plans = new PlanRecordDao();
    private final MarkingDao markings = new MarkingDao();

    MarkWriter(InstantSource clock) {
        this.clock = clock;
    }

    void store(Handle transaction, SymbolMarks marks) {
        marks.kept().clear();
        if (marks.house()) {
            replace(transaction, marks);
        } else {
            add(transaction, marks);
        }
    }

    private void replace(Handle transaction, SymbolMarks marks) {
        plans.replaceHouse(
                transaction,
                marks.symbolId(),
                marks.changes().stream().map(SymbolMarks.Change::after).toList());
        markings.recomputed(
                transaction, marks.symbolId(), Analysis.FORMULA_VERSION, clock.instant());
    }

    /// Where another job marked one of its plans meanwhile, by bars that may be older, the symbol
    /// stays due.
    private void add(Handle transaction, SymbolMarks marks) {
        if (marks.bare()) {
            plans.leave(transaction, marks.symbolId(), clock.instant());
        }
        boolean isWhole = true;
        for (SymbolMarks.Change change : marks.changes()) {
            isWhole &= isWritten(transaction, change, marks.kept());
        }
        if (isWhole) {
            markings.seen(transaction, marks.symbolId(), marks.version(), clock.instant());
        }
    }

    private boolean isWritten(Handle transaction, SymbolMarks.Change change, MarkedPlans kept) {
        boolean isWritten =
                MarkComparison.isCorrected(change.before(), change.after())
                        ? plans.revise(transaction, change.after(), clock.instant())
                        : plans.mark(transaction, change.after());
        if (isWritten) {
            kept.add(change.before(), change.after());
        }
        return isWritten;
    }
}
