package bellwether.analysis;

import java.util.Collections;
import java.util.EnumMap;
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
        categoryWeights = inOrder(Category.class, categoryWeights);
        voterWeights = inOrder(Voter.class, voterWeights);
    }

    /// Always written in the same order.
    private static <K extends Enum<K>> Map<K, Double> inOrder(Class<K> type, Map<K, Double> map) {
        Map<K, Double> copy = new EnumMap<>(type);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    ProfileNumbers numbers() {
        return new ProfileNumbers(categoryWeights, voterWeights, thresholds, risk);
    }

    double weight(Voter voter) {
        return voterWeights.getOrDefault(voter, 1.0)
                * categoryWeights.getOrDefault(voter.category(), 1.0);
    }
}
