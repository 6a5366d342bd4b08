package bellwether.technical.statistics;

/// By what formula a figure is computed.
///
/// @param name as it is shown
/// @param source who described it, and when
public record StatisticMethod(String name, String source) {
    /// The same with a further word, such as how it was carried out.
    StatisticMethod with(String word) {
        return new StatisticMethod(name + ", " + word, source);
    }
}
