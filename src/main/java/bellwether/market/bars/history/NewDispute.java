package bellwether.market.bars.history;

/// A day on which a bar replaced that of another source.
///
/// @param day since 1970
/// @param price which of its prices differs most
public record NewDispute(
        long symbolId,
        long day,
        int replacedSource,
        int source,
        String price,
        double replaced,
        double value) {
    double difference() {
        return Math.abs(value - replaced) / Math.min(value, replaced);
    }
}
