package bellwether.research.analysis.vote;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What one voter added to the score.
///
/// @param vote −1, 0 or +1
/// @param confidence 0 to 1
/// @param weight the profile's weight for this voter
/// @param contribution its part of the score: weight × vote × confidence over the sum of the
///   weights
/// @param words the same for people
public record VoteReason(
        Voter voter,
        VoterCategory category,
        int vote,
        double confidence,
        double weight,
        double contribution,
        @JsonProperty("message") String words) {}
