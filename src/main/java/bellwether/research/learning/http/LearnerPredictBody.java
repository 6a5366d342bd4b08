package bellwether.research.learning.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/learners/{key}/predict`: a row.
///
/// @param features a number for each name; null for a value that is not known
record LearnerPredictBody(
        @NotNull(message = ID_RULE) @Pattern(regexp = ID, message = ID_RULE) String id,
        @NotNull(message = FEATURES_RULE) JsonNode features)
        implements SelfValidating {
    static final String ID = "[^\\p{Cntrl}\\s]{1,128}";
    static final String ID_RULE = "must be 1 to 128 characters without spaces";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,63}";
    private static final int MOST = 200;
    private static final double WIDEST = 1e12;
    private static final String FEATURES_RULE =
            "must be an object of 1 to 200 features, each a name with a number or null";

    @Override
    public List<Fault> faults() {
        if (features == null) {
            return List.of();
        }
        if (!features.isObject() || features.isEmpty() || features.size() > MOST) {
            String was = features.isObject() ? "of " + features.size() : Quoted.json(features);
            return List.of(new Fault("/features", FEATURES_RULE + ", was " + was));
        }
        List<Fault> faults = new ArrayList<>();
        features.properties().forEach(one -> check(one.getKey(), one.getValue(), faults));
        return faults;
    }

    private static void check(String name, JsonNode value, List<Fault> faults) {
        if (!name.matches(NAME)) {
            faults.add(
                    new Fault(
                            "/features",
                            "names must begin with a letter and have at most 64 letters, digits, _, . and -, was \"%s\""
                                    .formatted(Quoted.text(name))));
        } else if (!value.isNull()
                && !(value.isNumber() && Math.abs(value.doubleValue()) <= WIDEST)) {
            faults.add(
                    new Fault(
                            "/features/" + name,
                            "must be a number from -1e12 to 1e12, or null, was "
                                    + Quoted.json(value)));
        }
    }

    /// Of a body without faults.
    SortedMap<String, @Nullable Double> row() {
        TreeMap<String, @Nullable Double> row = new TreeMap<>();
        features.properties()
                .forEach(one ->
                        row.put(
                                one.getKey(),
                                one.getValue().isNull() ? null : one.getValue().doubleValue()));
        return Collections.unmodifiableSortedMap(row);
    }
}
