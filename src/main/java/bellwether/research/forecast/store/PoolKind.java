package bellwether.research.forecast.store;

import bellwether.research.forecast.ForecastModel;

/// Whose outcomes are put together.
///
/// @param synthetic whether of invented symbols; never of both
public record PoolKind(int horizon, ForecastModel model, boolean synthetic) {
    /// Outcomes of one day that are taken.
    public static final int MOST_OF_A_DAY = 10;
}
