package bellwether.market.rates;

/// What a search for a rate came to.
public sealed interface FxSearch {
    /// There is one.
    ///
    /// @param rate of stored closes that are new enough
    record Found(FxRate rate) implements FxSearch {}

    /// There is none that can be used.
    ///
    /// @param words which rate is missing, what is stored of it, and how to import it
    record Missing(String words) implements FxSearch {}
}
