package bellwether.research.screen;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;

/// What a saved screen is defined as.
///
/// @param text of its condition
public record ScreenDefinition(
        String name, String text, Universe universe, Timeframe timeframe, boolean track) {
    /// Whether another finds the same symbols.
    public boolean findsAs(ScreenDefinition other) {
        return text.equals(other.text)
                && universe.equals(other.universe)
                && timeframe == other.timeframe;
    }
}
