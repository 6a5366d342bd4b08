package bellwether.research.forecast.model;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.VolatilityThird;
import java.util.Optional;

/// What is expected of the log return over some sessions: centre 0, a scale, and bounds.
///
/// @param origin the place of the last bar that it knows
/// @param scale the expected deviation of that return
/// @param conformity how many own outcomes of the same model the bounds could be taken from
/// @param own bounds by them, in units of the scale; empty for under 250
/// @param unscaled bounds of the same returns without any scale: what the record compares with
/// @param third empty where too few earlier scales are known
public record ScaleForecast(
        int origin,
        int horizon,
        ForecastModel model,
        double scale,
        int conformity,
        Optional<IntervalBounds> own,
        Optional<IntervalBounds> unscaled,
        Optional<VolatilityThird> third) {}
