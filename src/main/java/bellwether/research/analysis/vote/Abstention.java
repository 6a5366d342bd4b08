package bellwether.research.analysis.vote;

/// A voter that did not count, and why.
///
/// @param barsMissing how many bars more it needs; 0 when something else is missing
public record Abstention(Voter voter, int barsMissing, String words) {}
