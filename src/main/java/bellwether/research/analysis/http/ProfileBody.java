package bellwether.research.analysis.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/profiles` and `PUT /api/v1/profiles/{profile}`. Whatever is absent or
/// null is as in the balanced profile.
///
/// @param categoryWeights by category, 0 to 10
/// @param voterWeights by voter, 0 to 10
record ProfileBody(
        @NotNull(message = "is required")
                @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = NAME_RULE)
                String name,
        @Nullable @Size(max = 80, message = "must have at most 80 characters") String title,
        @Nullable @Size(max = 1000, message = "must have at most 1,000 characters") String message,
        @Nullable Map<String, @Nullable BigDecimal> categoryWeights,
        @Nullable Map<String, @Nullable BigDecimal> voterWeights,
        @Nullable @Valid ThresholdsBody thresholds,
        @Nullable @Valid RiskBody risk)
        implements SelfValidating {
    static final String NAME_RULE = "must start with a letter and have 1 to 40 of a–z, 0–9 and -";
    private static final BigDecimal MOST = BigDecimal.TEN;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        check(
                "/category_weights",
                categoryWeights,
                keys(VoterCategory.OF_BARS, VoterCategory::key),
                faults);
        check(
                "/voter_weights",
                voterWeights,
                keys(Arrays.asList(Voter.values()), Voter::key),
                faults);
        if (faults.isEmpty() && Voter.OF_BARS.stream().allMatch(this::silent)) {
            faults.add(
                    new Fault(
                            "/voter_weights",
                            "must leave at least one voter besides model with a weight above 0"));
        }
        if (thresholds != null) {
            faults.addAll(thresholds.faults());
        }
        if (risk != null) {
            faults.addAll(risk.faults());
        }
        return faults;
    }

    private boolean silent(Voter voter) {
        return voter == Voter.ATR
                || weight(voterWeights, voter.key()) == 0
                || weight(categoryWeights, voter.category().key()) == 0;
    }

    private static void check(
            String pointer,
            @Nullable Map<String, @Nullable BigDecimal> weights,
            List<String> known,
            List<Fault> faults) {
        if (weights == null) {
            return;
        }
        weights.forEach((key, weight) -> {
            String place = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            if (!known.contains(key)) {
                faults.add(
                        new Fault(
                                place,
                                "is not a known field" + DidYouMean.endingOrAll(known, key)));
            } else if (weight != null && (weight.signum() < 0 || weight.compareTo(MOST) > 0)) {
                faults.add(new Fault(place, "must be 0 to 10, was " + weight.toPlainString()));
            }
        });
    }

    private static <E> List<String> keys(List<E> all, Function<E, String> key) {
        return all.stream().map(key).toList();
    }

    /// The profile that this describes.
    Profile profile() {
        Map<VoterCategory, Double> categories = new EnumMap<>(VoterCategory.class);
        for (VoterCategory category : VoterCategory.OF_BARS) {
            categories.put(category, weight(categoryWeights, category.key()));
        }
        Map<Voter, Double> voters = new EnumMap<>(Voter.class);
        for (Voter voter : Voter.OF_BARS) {
            voters.put(voter, weight(voterWeights, voter.key()));
        }
        if (voterWeights != null && voterWeights.get(Voter.MODEL.key()) != null) {
            voters.put(Voter.MODEL, weight(voterWeights, Voter.MODEL.key()));
        }
        return new Profile(
                name,
                Objects.requireNonNullElse(title, name),
                Objects.requireNonNullElse(message, ""),
                categories,
                voters,
                thresholds == null
                        ? BuiltInProfiles.BALANCED.thresholds()
                        : thresholds.thresholds(),
                risk == null ? BuiltInProfiles.BALANCED.risk() : risk.rules());
    }

    private static double weight(@Nullable Map<String, @Nullable BigDecimal> weights, String key) {
        BigDecimal weight = weights == null ? null : weights.get(key);
        return weight == null ? 1 : weight.doubleValue();
    }
}
