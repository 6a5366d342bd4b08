package bellwether.frontend.legacy;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.training.TrainingRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A training as older clients ask for it.
///
/// @param symbols every real one where they are absent
/// @param horizon sessions; 5 where it is absent
/// @param label `rank` where it is absent, and `direction` of fewer symbols than that needs
record OlderTrainingBody(
        @Nullable String modelType,
        @Nullable List<@Nullable String> symbols,
        @Nullable Integer horizon,
        @Nullable String label)
        implements SelfValidating {
    private static final int USUAL_HORIZON = 5;

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (modelType != null && ModelKind.of(modelType).isEmpty()) {
            faults.add(
                    new Fault(
                            "/model_type",
                            DidYouMean.rule(
                                    Arrays.stream(ModelKind.values()).map(ModelKind::code).toList(),
                                    modelType)));
        }
        if (label != null && label(label).isEmpty()) {
            faults.add(
                    new Fault(
                            "/label",
                            DidYouMean.rule(
                                    Arrays.stream(SampleLabel.values())
                                            .map(SampleLabel::key)
                                            .toList(),
                                    label)));
        }
        if (horizon != null && !SampleSpec.HORIZONS.contains(horizon)) {
            faults.add(new Fault("/horizon", "must be 1, 5 or 20, was " + horizon));
        }
        if (symbols != null && (symbols.isEmpty() || symbols.size() > Universe.MOST)) {
            faults.add(
                    new Fault(
                            "/symbols",
                            "must be 1 to %d symbols, were %d"
                                    .formatted(Universe.MOST, symbols.size())));
        }
        return faults;
    }

    private static List<SampleLabel> label(String key) {
        return Arrays.stream(SampleLabel.values()).filter(one -> one.key().equals(key)).toList();
    }

    /// Of a body without faults.
    TrainingRequest request() {
        List<String> names = new ArrayList<>();
        if (symbols != null) {
            for (int i = 0; i < symbols.size(); i++) {
                names.add(OlderSymbolParameter.ticker("/symbols/" + i, symbols.get(i)).name());
            }
        }
        SampleLabel usual =
                symbols != null && names.size() < SampleLabel.RANK.fewestSymbols()
                        ? SampleLabel.DIRECTION
                        : SampleLabel.RANK;
        return new TrainingRequest(
                label == null ? usual : label(label).getFirst(),
                horizon == null ? USUAL_HORIZON : horizon,
                modelType == null ? ModelKind.TREES : ModelKind.of(modelType).orElseThrow(),
                symbols == null ? new Universe.Everything() : new Universe.Named(names),
                1,
                false);
    }
}
