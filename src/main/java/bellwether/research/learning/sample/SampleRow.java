package bellwether.research.learning.sample;

/// What a row is beside its features.
///
/// @param symbol its number
/// @param date the number of the session at whose close it is known
/// @param end the number of the session on which its label ends
/// @param positive the label
/// @param weight how much it counts
public record SampleRow(int symbol, int date, int end, boolean positive, double weight) {
    public SampleRow {
        if (symbol < 0 || date < 0 || end < date) {
            throw new IllegalArgumentException(
                    "symbol and date must not be negative nor the end before the date, were %d, %d, %d"
                            .formatted(symbol, date, end));
        }
    }
}
