package bellwether.research.analysis.context;

/// The market around a verdict.
public record AnalysisContext(
        Regime regime,
        Confluence confluence,
        RecentPatterns patterns,
        PriceZones zones,
        Performance performance) {}
