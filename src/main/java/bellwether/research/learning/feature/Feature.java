package bellwether.research.learning.feature;

/// One number that models see of a bar.
///
/// @param column its place, from 0
/// @param id as models and routes name it
/// @param formula in words; C, O, H, L, V are close, open, high, low and volume of the bar
/// @param bars how many bars up to and with it it needs
public record Feature(
        int column, String id, String name, FeatureFamily family, String formula, int bars) {}
