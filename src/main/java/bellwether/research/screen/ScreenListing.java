package bellwether.research.screen;

import java.util.List;

/// What passes a saved screen.
///
/// @param tickers in their order
public record ScreenListing(SavedScreen screen, List<String> tickers) {
    public ScreenListing {
        tickers = List.copyOf(tickers);
    }
}
