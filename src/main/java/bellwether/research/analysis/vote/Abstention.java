package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A voter that did not count, and why.
///
/// @param barsMissing how many bars more it needs; 0 when something else is missing
public record Abstention(Voter voter, int barsMissing, @JsonProperty("message") String words) {}
