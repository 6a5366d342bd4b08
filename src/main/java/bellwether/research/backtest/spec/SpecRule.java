package bellwether.research.backtest.spec;

import com.fasterxml.jackson.databind.JsonNode;

/// A rule of a backtest.
///
/// @param label by which results name it
/// @param origin where it came from: `rules`, `builtin golden_cross` or `strategy st_12`
/// @param template its JSON, with parameters where it has some
public record SpecRule(String label, String origin, JsonNode template) {}
