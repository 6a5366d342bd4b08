package bellwether.research.screen;

/// A symbol entered a tracked screen of daily bars.
///
/// @param screen its number
/// @param bar when the bar begins on which it first passed
public record ScreenEntry(String owner, long screen, String ticker, long bar) {}
