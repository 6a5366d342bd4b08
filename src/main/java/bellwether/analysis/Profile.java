package bellwether.analysis;

import java.util.Map;

/// Whose voice counts how much, and with which risk.
///
/// @param help what it is for, for somebody who never traded
/// @param categoryWeights the weight of each category, 1 where none is given
/// @param voterWeights the weight of each voter, 1 where none is given; the two are multiplied
record Profile(
        String name,
        String title,
        String help,
        Map<Category, Double> categoryWeights,
        Map<Voter, Double> voterWeights,
        Thresholds thresholds,
        RiskRules risk) {
    Profile {
        categoryWeights = Map.copyOf(categoryWeights);
        voterWeights = Map.copyOf(voterWeights);
    }

    double weight(Voter voter) {
        return voterWeights.getOrDefault(voter, 1.0)
                * categoryWeights.getOrDefault(voter.category(), 1.0);
    }
}
