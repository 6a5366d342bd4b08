package bellwether.platform.db;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/// How far behind a replica is, told from what the primary had written at known moments. The age of
/// the last replayed transaction would grow on a primary that is idle, and stand still on a replica
/// that has lost its primary.
final class ReplicaLag {
    private static final int MOST = 120;

    private record Mark(long nanos, LogSequenceNumber written) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private Optional<Mark> reached = Optional.empty();

    /// What the primary had written at a moment: everything that was acknowledged before it.
    void wrote(long nanos, LogSequenceNumber position) {
        if (marks.size() == MOST) {
            marks.removeFirst();
        }
        marks.addLast(new Mark(nanos, position));
    }

    /// What the replica has replayed by now.
    void replayed(LogSequenceNumber position) {
        while (!marks.isEmpty() && marks.peekFirst().written().compareTo(position) <= 0) {
            reached = Optional.of(marks.removeFirst());
        }
    }

    /// A replica that is away, or another one than before, has reached nothing that is known.
    void forget() {
        reached = Optional.empty();
    }

    /// Nothing committed longer ago than this is missing; nothing when that is not known.
    Optional<Duration> at(long nanos) {
        return reached.map(mark -> Duration.ofNanos(nanos - mark.nanos()));
    }
}
