package bellwether.analysis;

import java.util.Map;

/// A profile's numbers without its name and texts: what an analysis or a job keeps of it, so that a
/// later change of the profile changes nothing about them.
record ProfileNumbers(
        Map<Category, Double> categoryWeights,
        Map<Voter, Double> voterWeights,
        Thresholds thresholds,
        RiskRules risk) {

    Profile named(String name) {
        return new Profile(name, name, "", categoryWeights, voterWeights, thresholds, risk);
    }
}
