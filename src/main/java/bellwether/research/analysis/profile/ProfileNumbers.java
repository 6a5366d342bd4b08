package bellwether.research.analysis.profile;

import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import java.util.Map;

/// A profile's numbers without its name and texts: what an analysis or a job keeps of it, so that a
/// later change of the profile changes nothing about them.
public record ProfileNumbers(
        Map<VoterCategory, Double> categoryWeights,
        Map<Voter, Double> voterWeights,
        Thresholds thresholds,
        RiskRules risk) {

    public Profile named(String name) {
        return new Profile(name, name, "", categoryWeights, voterWeights, thresholds, risk);
    }
}
