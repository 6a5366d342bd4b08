package bellwether.research.analysis;

/// The plan of an owner's newest analysis under a name, of a symbol that has newer daily bars.
///
/// @param number of the analysis
/// @param ticker as the analysis names it
/// @param dataVersion moves with the symbol's bars
/// @param recordVersion moves with what else is known of the symbol
public record OpenPlan(long number, String ticker, long dataVersion, long recordVersion) {}
