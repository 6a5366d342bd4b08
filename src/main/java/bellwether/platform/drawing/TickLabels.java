package bellwether.platform.drawing;

/// How the values of an axis are written.
@FunctionalInterface
public interface TickLabels {
    /// The label of a value.
    ///
    /// @param decimals that tell one tick from the next
    String of(double value, int decimals);
}
