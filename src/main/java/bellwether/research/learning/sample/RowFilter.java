package bellwether.research.learning.sample;

/// Which rows are meant, by what is known of them without their features.
@FunctionalInterface
public interface RowFilter {
    /// Whether a row is meant.
    ///
    /// @param date the session at whose close it is known
    /// @param end the session on which its label ends
    boolean takes(int date, int end);
}
