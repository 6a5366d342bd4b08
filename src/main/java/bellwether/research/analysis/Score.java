package bellwether.research.analysis;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.Ballot;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Vote;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The weighted opinion of all voters that have data: −1 (all say down, surely) to +1.
///
/// `score = Σ(weight × vote × confidence) / Σ weight`. A neutral voter counts in the denominator,
/// so silence is not agreement; one without data does not count at all.
///
/// @param reasons of those who voted, the largest contribution first
/// @param unheard those who could not, or never do
record Score(double value, List<VoteReason> reasons, List<Abstention> unheard) {
    private static final List<Voter> VOTERS = Voter.OF_BARS;
    private static final Comparator<VoteReason> LARGEST_FIRST =
            Comparator.comparingDouble((VoteReason r) -> -Math.abs(r.contribution()))
                    .thenComparing(VoteReason::voter);

    Score {
        reasons = List.copyOf(reasons);
        unheard = List.copyOf(unheard);
    }

    /// From bars alone.
    static Score of(IndicatorPanel panel, int bar, Profile profile) {
        return of(panel, bar, profile, Optional.empty());
    }

    /// @param model what the model says, where the profile weighs it
    static Score of(IndicatorPanel panel, int bar, Profile profile, Optional<Vote> model) {
        Map<Voter, Vote> votes = new EnumMap<>(Voter.class);
        for (Voter voter : VOTERS) {
            votes.put(voter, voter.vote(panel, bar));
        }
        model.ifPresent(vote -> votes.put(Voter.MODEL, vote));
        return weigh(votes, profile);
    }

    /// The value alone, for a profile that is asked again and again.
    ///
    /// @param model as above
    static double value(IndicatorPanel panel, int bar, Profile profile, Optional<Vote> model) {
        Ballot ballot = new Ballot();
        double weights = 0;
        double sum = 0;
        for (Voter voter : VOTERS) {
            voter.judge(panel, bar, ballot);
            if (ballot.isCast()) {
                double weight = profile.weight(voter);
                weights += weight;
                sum += weight * ballot.side() * ballot.confidence();
            }
        }
        if (model.isPresent() && model.get() instanceof Vote.Cast cast) {
            double weight = profile.weight(Voter.MODEL);
            weights += weight;
            sum += weight * cast.side() * cast.confidence();
        }
        return weights == 0 ? 0 : sum / weights;
    }

    /// The part of the score that a vote is.
    ///
    /// @param weights the sum of the weights of all who voted
    static double contribution(double weight, int side, double confidence, double weights) {
        double contribution = weights == 0 ? 0 : weight * side * confidence / weights;
        return contribution == 0 ? 0.0 : contribution;
    }

    private static Score weigh(Map<Voter, Vote> votes, Profile profile) {
        double weights = 0;
        for (Map.Entry<Voter, Vote> entry : votes.entrySet()) {
            if (entry.getValue() instanceof Vote.Cast) {
                weights += profile.weight(entry.getKey());
            }
        }
        List<VoteReason> reasons = new ArrayList<>();
        List<Abstention> unheard = new ArrayList<>();
        for (Map.Entry<Voter, Vote> entry : votes.entrySet()) {
            Voter voter = entry.getKey();
            switch (entry.getValue()) {
                case Vote.Cast cast ->
                        reasons.add(reason(voter, cast, profile.weight(voter), weights));
                case Vote.Insufficient vote ->
                        unheard.add(new Abstention(voter, vote.barsMissing(), vote.words()));
                case Vote.Silent vote -> unheard.add(new Abstention(voter, 0, vote.words()));
            }
        }
        double score = 0;
        for (VoteReason reason : reasons) {
            score += reason.contribution();
        }
        reasons.sort(LARGEST_FIRST);
        return new Score(score, reasons, unheard);
    }

    private static VoteReason reason(Voter voter, Vote.Cast cast, double weight, double weights) {
        return new VoteReason(
                voter,
                voter.category(),
                cast.side(),
                cast.confidence(),
                weight,
                contribution(weight, cast.side(), cast.confidence(), weights),
                cast.words());
    }
}
