package bellwether.technical.ta.candle;

/// A measure of a candle beside what its pattern asks of it.
///
/// @param age how many bars before the last one of the picture
/// @param part `body`, or a shadow
/// @param relation `above`, `below` or `at most`
/// @param bound in units of price
/// @param of what the bound is, in words
public record CandleComparison(
        int age,
        String part,
        double value,
        String relation,
        double bound,
        String of,
        boolean passed) {}
