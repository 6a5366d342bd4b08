package bellwether.desk.journal.achievement;

import java.time.LocalDate;

/// A day on which an owner held positions.
public record LimitSession(LocalDate day, Result result) {
    /// What became of the limits of all portfolios that held something.
    public enum Result {
        /// All were looked at, known and kept.
        KEPT,
        /// One was exceeded, in any portfolio.
        BROKEN,
        /// None is known to be exceeded, and of one it is not known.
        UNKNOWN
    }
}
