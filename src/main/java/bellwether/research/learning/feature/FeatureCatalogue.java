package bellwether.research.learning.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All features of version 1, in the order of their columns. A change of any formula is a new
/// version: models of another version are not asked.
public final class FeatureCatalogue {
    public static final int VERSION = 1;

    /// Under so many symbols a universe says nothing, and its families are left out.
    public static final int FEWEST_SYMBOLS = 20;

    private static final List<Feature> ALL = read();
    private static final Map<String, Feature> BY_ID = byId();

    /// How many features need no universe; theirs are the first columns.
    public static final int OWN =
            (int) ALL.stream().filter(feature -> !feature.family().needsUniverse()).count();

    private FeatureCatalogue() {}

    public static List<Feature> all() {
        return ALL;
    }

    /// Those of a universe of so many symbols.
    public static List<Feature> of(int symbols) {
        return symbols < FEWEST_SYMBOLS ? ALL.subList(0, OWN) : ALL;
    }

    public static Optional<Feature> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /// The column of a feature that is known to exist.
    public static int column(String id) {
        Feature feature = BY_ID.get(id);
        if (feature == null) {
            throw new IllegalArgumentException("no feature " + id);
        }
        return feature.column();
    }

    private static List<Feature> read() {
        List<Feature> all = new ArrayList<>();
        for (FeatureFamily family : FeatureFamily.values()) {
            for (String line : FeatureTexts.of(family).lines().toList()) {
                String[] parts = line.split("\\s*\\|\\s*", 4);
                all.add(
                        new Feature(
                                all.size(),
                                parts[0],
                                parts[2],
                                family,
                                parts[3],
                                Integer.parseInt(parts[1])));
            }
        }
        return List.copyOf(all);
    }

    private static Map<String, Feature> byId() {
        Map<String, Feature> byId = new HashMap<>();
        for (Feature feature : ALL) {
            if (byId.put(feature.id(), feature) != null) {
                throw new IllegalStateException("listed twice: " + feature.id());
            }
        }
        return Map.copyOf(byId);
    }
}
