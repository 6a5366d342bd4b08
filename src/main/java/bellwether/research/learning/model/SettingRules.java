package bellwether.research.learning.model;

import bellwether.platform.base.Fault;
import bellwether.research.learning.tree.BoostingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which settings of a kind can be tried beside each other.
public final class SettingRules {
    /// One leaves nothing to choose.
    public static final int FEWEST = 2;

    /// The least and the most that a value may be.
    private record Bounds(double least, double most, String words) {
        static Bounds of(int least, int most) {
            return new Bounds(least, most, least + " to " + most);
        }

        boolean hold(double value) {
            return value >= least && value <= most;
        }
    }

    private static final Bounds ROUNDS = Bounds.of(1, BoostingPlan.MOST_ROUNDS);
    private static final Bounds ROWS = Bounds.of(4, 1_000_000);
    private static final Bounds RATE = new Bounds(0.001, 1, "0.001 to 1");
    private static final Bounds RIDGE = new Bounds(1e-6, 1e6, "0.000001 to 1000000");

    /// The names of the settings that each kind has.
    private static final Map<ModelKind, List<String>> NAMES =
            Map.of(
                    ModelKind.LOGISTIC, List.of("ridge"),
                    ModelKind.TREES, List.of("depth", "rate", "rounds"),
                    ModelKind.FOREST, List.of("depth", "rows"));

    private final ModelKind kind;
    private final String pointer;
    private final List<Fault> faults = new ArrayList<>();

    private SettingRules(ModelKind kind, String pointer) {
        this.kind = kind;
        this.pointer = pointer;
    }

    /// What is wrong with a choice among settings.
    ///
    /// @param pointer of the choice, whose `settings` these are
    /// @param settings null where it names none
    public static List<Fault> faults(
            ModelKind kind, String pointer, @Nullable List<@Nullable SettingValues> settings) {
        SettingRules rules = new SettingRules(kind, pointer + "/settings");
        if (!NAMES.containsKey(kind)) {
            return List.of(
                    new Fault(
                            pointer,
                            "must be absent for kind %s, which has no settings; take kind logistic, trees or forest"
                                    .formatted(kind.code())));
        }
        int count = settings == null ? 0 : settings.size();
        if (settings == null || count < FEWEST || count > SettingChoice.MOST) {
            return List.of(
                    new Fault(
                            rules.pointer,
                            "must name %d to %d settings to choose among, named %d; leave cv out to train with the usual one"
                                    .formatted(FEWEST, SettingChoice.MOST, count)));
        }
        rules.judge(settings);
        return rules.faults;
    }

    private void judge(List<@Nullable SettingValues> settings) {
        for (int i = 0; i < settings.size(); i++) {
            @Nullable SettingValues one = settings.get(i);
            if (one == null) {
                faults.add(new Fault(pointer + "/" + i, "must be an object, was null"));
            } else {
                judge(pointer + "/" + i + "/", one);
            }
        }
        if (faults.isEmpty()) {
            List<SettingValues> complete =
                    settings.stream()
                            .map(one -> Objects.requireNonNull(one).completed(kind))
                            .toList();
            IntStream.range(0, complete.size()).forEach(i -> requireNew(complete, i));
        }
    }

    private void judge(String place, SettingValues one) {
        int before = faults.size();
        judge(place, "depth", one.depth(), Bounds.of(1, deepest()));
        judge(place, "rate", one.rate(), RATE);
        judge(place, "rounds", one.rounds(), ROUNDS);
        judge(place, "ridge", one.ridge(), RIDGE);
        judge(place, "rows", one.rows(), ROWS);
        if (faults.size() == before && kind == ModelKind.TREES) {
            requireRoom(place, one);
        }
    }

    /// A forest has a hundred trees, boosting may have one.
    private int deepest() {
        int trees = kind == ModelKind.FOREST ? ModelSettings.of(kind).rounds() : 1;
        int depth = 1;
        while (depth < MOST_DEPTH && (long) trees << (depth + 1) <= ModelSettings.MOST_LEAVES) {
            depth++;
        }
        return depth;
    }

    /// Deeper trees than this learn rows by heart.
    private static final int MOST_DEPTH = 12;

    private void judge(String place, String name, @Nullable Number value, Bounds bounds) {
        List<String> names = NAMES.getOrDefault(kind, List.of());
        if (value == null) {
            return;
        }
        if (!names.contains(name)) {
            faults.add(
                    new Fault(
                            place + name,
                            "is not a setting of kind %s, which has %s"
                                    .formatted(kind.code(), String.join(", ", names))));
        } else if (!bounds.hold(value.doubleValue())) {
            faults.add(
                    new Fault(place + name, "must be %s, was %s".formatted(bounds.words(), value)));
        }
    }

    /// So that the model takes no more bytes than it may.
    private void requireRoom(String place, SettingValues one) {
        SettingValues all = complete(one);
        int depth = Objects.requireNonNull(all.depth());
        int rounds = Objects.requireNonNull(all.rounds());
        int most = ModelSettings.MOST_LEAVES >> depth;
        if (rounds > most) {
            faults.add(
                    new Fault(
                            place + "rounds",
                            "must be at most %d for depth %d, was %d%s"
                                    .formatted(
                                            most,
                                            depth,
                                            rounds,
                                            one.rounds() == null ? ", as usual" : "")));
        }
    }

    /// Without the check that all of it fits together.
    private SettingValues complete(SettingValues one) {
        SettingValues usual = SettingValues.of(ModelSettings.of(kind));
        return new SettingValues(
                one.depth() == null ? usual.depth() : one.depth(),
                one.rate(),
                one.rounds() == null ? usual.rounds() : one.rounds(),
                null,
                null);
    }

    private void requireNew(List<SettingValues> all, int place) {
        int first = all.indexOf(all.get(place));
        if (first < place) {
            faults.add(
                    new Fault(
                            pointer + "/" + place,
                            "must differ from settings/%d, both are %s"
                                    .formatted(first, all.get(place).words())));
        }
    }
}
