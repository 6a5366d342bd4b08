package bellwether.research.forecast.store;

import org.jspecify.annotations.Nullable;

/// What became of a forecast, or why that is not known.
///
/// @param realised the log return; null where bars are missing
/// @param why null where it is known
public record ForecastRealisation(
        DueForecast of, @Nullable Double realised, @Nullable String why) {}
