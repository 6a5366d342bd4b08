package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.technical.statistics.models.RegressionInputs;
import java.util.function.Supplier;

/// Rows of bins as a regression reads them. Each pass over them is a step of its training.
final class StandardisedRows implements RegressionInputs {
    /// Passes over the rows that Newton's method could take.
    private static final int MOST_PASSES = 200;

    private final BinnedRows rows;
    private final Standardisation standard;
    private final TrainingProgress progress;
    private int passes;

    StandardisedRows(BinnedRows rows, Standardisation standard, TrainingProgress progress) {
        this.rows = rows;
        this.standard = standard;
        this.progress = progress;
    }

    /// Carries the end of a training through a method that does not know of it.
    private static final class InterruptSignal extends RuntimeException {
        private static final long serialVersionUID = 1;

        InterruptSignal(InterruptedException cause) {
            super(cause);
        }
    }

    /// Runs what reads these rows.
    <T> T reading(Supplier<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (InterruptSignal e) {
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public int columns() {
        return standard.columns();
    }

    @Override
    public void read(int row, double[] into) {
        if (row == 0) {
            pass();
        }
        for (int column = 0; column < into.length; column++) {
            into[column] = standard.at(column, rows.bin(row, column));
        }
    }

    private void pass() {
        passes++;
        try {
            progress.step(Math.min(passes, MOST_PASSES), MOST_PASSES);
        } catch (InterruptedException e) {
            throw new InterruptSignal(e);
        }
    }
}
