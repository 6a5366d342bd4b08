package bellwether.research.analysis;

/// What an analysis can be recomputed from.
///
/// @param barsHash tells whether the bars used are still the same
/// @param dataVersion of the symbol's bars
/// @param formulaVersion of the formulas; moves whenever one of them changes
public record AnalysisVersions(String barsHash, long dataVersion, int formulaVersion) {}
