package bellwether.research.learning.sample;

import java.util.List;

/// Which rows train and which test. A row that does neither would let a label be seen on both
/// sides.
public sealed interface SampleFold extends RowFilter {
    /// Whether a row trains.
    boolean trains(int date, int end);

    /// Whether rows of a session test.
    boolean tests(int date);

    /// Whether a row tests.
    ///
    /// @param end the session on which its label ends
    default boolean tests(int date, int end) {
        return tests(date);
    }

    /// Its number among the folds of a training.
    int number();

    @Override
    default boolean takes(int date, int end) {
        return trains(date, end);
    }

    /// Trains on what was known when its test began: labels that had ended by the close of the
    /// first session that tests.
    ///
    /// @param last session that tests
    record Forward(int number, int first, int last) implements SampleFold {
        @Override
        public boolean trains(int date, int end) {
            return date < first && end <= first;
        }

        @Override
        public boolean tests(int date) {
            return date >= first && date <= last;
        }
    }

    /// Trains on all sessions but those that test, those whose labels touch a run's, and the
    /// sessions behind each run that its embargo covers.
    ///
    /// @param end from this session on no row trains or tests, and no label of one that does
    ///   reaches beyond its close
    record Purged(int number, List<Integer> groups, List<TestRun> runs, int end)
            implements SampleFold {
        public Purged {
            groups = List.copyOf(groups);
            runs = List.copyOf(runs);
        }

        @Override
        public boolean trains(int date, int labelEnd) {
            if (date >= end || labelEnd > end || tests(date)) {
                return false;
            }
            for (TestRun run : runs) {
                if (run.touches(date + 1, labelEnd)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean tests(int date) {
            for (TestRun run : runs) {
                if (run.holds(date)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean tests(int date, int labelEnd) {
            return labelEnd <= end && tests(date);
        }
    }
}
