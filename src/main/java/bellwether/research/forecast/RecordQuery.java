package bellwether.research.forecast;

import java.util.Optional;

/// Whose record is wanted.
///
/// @param synthetic whether of invented symbols; their outcomes are never counted with real ones
/// @param symbol the ticker of one symbol alone, real or invented
public record RecordQuery(
        Optional<Integer> horizon,
        Optional<ForecastModel> model,
        RecordGrouping by,
        boolean synthetic,
        Optional<String> symbol) {}
