package bellwether.research.learning.model;

/// Rows of about the same probability.
///
/// @param probability their mean
/// @param rate how many were positive, as a share
public record ReliabilityBin(int rows, double probability, double rate) {}
