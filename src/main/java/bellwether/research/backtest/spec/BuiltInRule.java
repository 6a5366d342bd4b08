package bellwether.research.backtest.spec;

import com.fasterxml.jackson.databind.JsonNode;

/// A rule that ships.
///
/// @param name by which requests ask for it
/// @param meaning in a sentence
/// @param rules its JSON, with `params` where it has numbers that may be changed
public record BuiltInRule(String name, String title, String meaning, JsonNode rules) {}
