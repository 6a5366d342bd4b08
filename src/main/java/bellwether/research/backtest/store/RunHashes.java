package bellwether.research.backtest.store;

/// By which runs are told apart and counted.
///
/// @param family of the rule without its numbers
/// @param spec of the rule with its numbers, and of the settings
/// @param data of the bars and corporate actions that were read
/// @param fingerprint of all that went in and came out
public record RunHashes(String family, String spec, String data, String fingerprint) {}
