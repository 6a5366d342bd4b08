package bellwether.research.learning.http;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.SettingRules;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.training.TrainingRequest;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/models/train`; what is absent is as usual.
///
/// @param universe all real symbols where it is absent
/// @param retrain whether it is trained again by itself as sessions come; without it, only an
///   active model is
/// @param timeframe 1d is the only one
/// @param cv settings among which one is chosen; the usual ones where it is absent
record TrainingBody(
        @Nullable String label,
        @Nullable Integer horizon,
        @Nullable String kind,
        @Nullable JsonNode universe,
        @Nullable String timeframe,
        @Nullable @Min(value = 0, message = SEED_RULE) @Max(value = MOST_SEED, message = SEED_RULE)
                Long seed,
        @Nullable Boolean retrain,
        @Nullable ChoiceBody cv)
        implements SelfValidating {
    private static final long MOST_SEED = 9_007_199_254_740_991L;
    private static final String SEED_RULE = "must be a whole number from 0 to 9007199254740991";
    private static final int USUAL_HORIZON = 5;

    /// What is chosen among.
    record ChoiceBody(@Nullable List<@Nullable SettingValues> settings) {}

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        List<String> labels = Arrays.stream(SampleLabel.values()).map(SampleLabel::key).toList();
        oneOf(faults, "/label", labels, label);
        oneOf(
                faults,
                "/kind",
                Arrays.stream(ModelKind.values()).map(ModelKind::code).toList(),
                kind);
        oneOf(faults, "/timeframe", List.of("1d"), timeframe);
        if (horizon != null && !SampleSpec.HORIZONS.contains(horizon)) {
            faults.add(new Fault("/horizon", "must be 1, 5 or 20, was " + horizon));
        }
        read(faults);
        if (cv != null) {
            ModelKind.of(kind == null ? ModelKind.TREES.code() : kind)
                    .ifPresent(
                            one -> faults.addAll(SettingRules.faults(one, "/cv", cv.settings())));
        }
        return faults;
    }

    private static void oneOf(
            List<Fault> faults, String pointer, List<String> known, @Nullable String given) {
        if (given != null && !known.contains(given)) {
            faults.add(new Fault(pointer, DidYouMean.rule(known, given)));
        }
    }

    private Universe read(List<Fault> faults) {
        return universe == null || universe.isNull()
                ? new Universe.Everything()
                : UniverseReader.read(universe, "/universe", faults)
                        .orElseGet(Universe.Everything::new);
    }

    /// Of a body without faults.
    TrainingRequest request() {
        ModelKind wanted = kind == null ? ModelKind.TREES : ModelKind.of(kind).orElseThrow();
        return new TrainingRequest(
                Arrays.stream(SampleLabel.values())
                        .filter(one -> one.key().equals(label))
                        .findFirst()
                        .orElse(SampleLabel.RANK),
                horizon == null ? USUAL_HORIZON : horizon,
                wanted,
                read(new ArrayList<>()),
                seed == null ? 1 : seed,
                Boolean.TRUE.equals(retrain),
                cv == null || cv.settings() == null
                        ? List.of()
                        : cv.settings().stream()
                                .map(one -> Objects.requireNonNull(one).completed(wanted))
                                .toList());
    }
}
