package bellwether.research.analysis.profile;

import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Whose voice counts how much, and with which risk.
///
/// @param help what it is for, for somebody who never traded
/// @param categoryWeights the weight of each category, 1 where none is given
/// @param voterWeights the weight of each voter, 1 where none is given, and 0 for the model; the
///   two are multiplied
public record Profile(
        String name,
        String title,
        @JsonProperty("message") @JsonAlias("help") String help,
        Map<VoterCategory, Double> categoryWeights,
        Map<Voter, Double> voterWeights,
        Thresholds thresholds,
        RiskRules risk) {
    private static final Double ONE = 1.0;
    private static final Double NOTHING = 0.0;

    public Profile {
        categoryWeights = inOrder(VoterCategory.class, categoryWeights);
        voterWeights = inOrder(Voter.class, voterWeights);
    }

    /// Always written in the same order.
    private static <K extends Enum<K>> Map<K, Double> inOrder(Class<K> type, Map<K, Double> map) {
        Map<K, Double> copy = new EnumMap<>(type);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    public ProfileNumbers numbers() {
        return new ProfileNumbers(categoryWeights, voterWeights, thresholds, risk);
    }

    /// Whether the model counts.
    public boolean weighsModel() {
        return weight(Voter.MODEL) > 0;
    }

    public double weight(Voter voter) {
        return voterWeights.getOrDefault(voter, voter == Voter.MODEL ? NOTHING : ONE)
                * categoryWeights.getOrDefault(voter.category(), ONE);
    }
}
