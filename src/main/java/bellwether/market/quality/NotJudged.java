package bellwether.market.quality;

/// What could not be looked for, and why.
record NotJudged(FindingKind kind, String why) {}
