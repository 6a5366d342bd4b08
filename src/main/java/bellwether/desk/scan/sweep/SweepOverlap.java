package bellwether.desk.scan.sweep;

import java.util.List;

/// Another sweep has walked symbols of a chunk since that began. Nothing of the chunk is kept; the
/// next try walks what is left.
final class SweepOverlap extends RuntimeException {
    private static final long serialVersionUID = 1;

    SweepOverlap(List<String> tickers) {
        super(
                "another sweep has walked %s meanwhile; the next try walks what is left"
                        .formatted(String.join(", ", tickers)));
    }
}
