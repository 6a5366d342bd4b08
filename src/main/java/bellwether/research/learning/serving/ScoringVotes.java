package bellwether.research.learning.serving;

import bellwether.research.analysis.ModelVote;
import bellwether.research.analysis.vote.Vote;
import bellwether.research.learning.ModelScore;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Makes a vote of a score: to the side on which the probability lies beyond 0.02 of the base rate,
/// the surer the farther. One that is not shown does not vote.
public final class ScoringVotes {
    private static final double NEUTRAL = 0.02;
    private static final double SURE = 0.1;

    private ScoringVotes() {}

    /// The vote of a score.
    public static ModelVote of(ModelScore score) {
        if (score.probability() == null || score.baseRate() == null || !score.shown()) {
            return ModelVote.silent(
                    "no score of a model: " + Objects.requireNonNullElse(score.message(), "none"));
        }
        double distance = score.probability() - score.baseRate();
        int side = Math.abs(distance) > NEUTRAL ? (int) Math.signum(distance) : 0;
        double confidence = side == 0 ? 0 : Math.min(1, Math.abs(distance) / SURE);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s gives %.3f for %s in %d sessions; the base rate is %.3f",
                        score.model() == null ? "a model" : score.model().id(),
                        score.probability(),
                        score.label(),
                        score.horizon(),
                        score.baseRate());
        return new ModelVote(
                Optional.ofNullable(score.asOf()), new Vote.Cast(side, confidence, words));
    }
}
