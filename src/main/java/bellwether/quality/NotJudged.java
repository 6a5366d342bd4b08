package bellwether.quality;

/// What could not be looked for, and why.
record NotJudged(Kind kind, String why) {}
