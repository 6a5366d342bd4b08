package bellwether.research.analysis;

import bellwether.research.analysis.vote.Vote;
import java.time.LocalDate;
import java.util.Optional;

/// What the active model says of a symbol, as a vote.
///
/// @param day at whose close it says so; empty where it counts for any
public record ModelVote(Optional<LocalDate> day, Vote vote) {
    /// No model was asked.
    public static final ModelVote UNASKED =
            silent("no score of a model goes into what is computed from bars alone");

    /// None can be cast.
    ///
    /// @param words why
    public static ModelVote silent(String words) {
        return new ModelVote(Optional.empty(), new Vote.Insufficient(0, words));
    }

    /// The vote on a bar; what was said at another close does not count.
    Vote on(LocalDate bar) {
        return day.filter(other -> !other.equals(bar))
                .<Vote>map(other ->
                        new Vote.Insufficient(
                                0,
                                "the model's score is of %s, the last bar of %s"
                                        .formatted(other, bar)))
                .orElse(vote);
    }
}
