package bellwether.research.forecast.work;

import bellwether.research.forecast.model.IntervalBounds;
import bellwether.research.forecast.model.ScaleForecast;
import java.util.Optional;

/// A forecast with its bounds.
///
/// @param bounds of the log return around 0; empty where neither its own outcomes nor those of all
///   symbols are enough
/// @param pooled whether they are taken from the outcomes of all symbols
/// @param conformity how many outcomes they are taken from, or would have been
public record BoundedForecast(
        ScaleForecast scale, Optional<IntervalBounds> bounds, boolean pooled, int conformity) {}
