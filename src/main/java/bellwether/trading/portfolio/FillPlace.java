package bellwether.trading.portfolio;

/// Where a fill stands in the order of time.
public record FillPlace(long time, String orderId, int n) {
    public static FillPlace of(BookedFill booked) {
        return new FillPlace(booked.fill().time(), booked.fill().orderId(), booked.n());
    }
}
