package bellwether.desk.alert;

import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.FiringCounts;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.desk.alert.watch.RuleCensus;
import bellwether.desk.alert.watch.RuleWatches;
import bellwether.platform.loops.LoopView;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.ModuleFigure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What operators see of rules, of the looks at them, and of the alerts that were made.
///
/// @param looks the loops that look at rules
/// @param drills symbols that this process has drilled
record RuleFigures(
        Supplier<List<LoopView>> looks,
        RuleCensus census,
        FiringCounts counts,
        LongSupplier drills) {
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    /// Rules that are broken are their owners' matter; looks that fail are the service's.
    Component component() {
        List<LoopView> loops = looks.get();
        if (loops.stream().allMatch(loop -> loop.motion().state() == LoopView.State.NOT_STARTED)) {
            return new Component(HealthStatus.UP, "This process does not look at rules.", Map.of());
        }
        String failing =
                loops.stream()
                        .filter(loop -> loop.failing().compareTo(LONGEST_OUTAGE) >= 0)
                        .map(LoopView::name)
                        .collect(Collectors.joining(", "));
        return new Component(
                failing.isEmpty() ? HealthStatus.UP : HealthStatus.DEGRADED,
                failing.isEmpty()
                        ? "Rules are looked at by this process."
                        : "No successful look for over %d s: %s; it is tried again, see the log."
                                .formatted(LONGEST_OUTAGE.toSeconds(), failing),
                facts());
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RuleLifeState state : RuleLifeState.values()) {
            census.rules(state).ifPresent(count -> facts.put(state.word(), count));
        }
        return facts;
    }

    List<ModuleFigure> all() {
        List<ModuleFigure> all = new ArrayList<>();
        for (RuleLifeState state : RuleLifeState.values()) {
            all.add(
                    ModuleFigure.gauge(
                                    "bellwether.rules",
                                    "Rules of all users at the latest count",
                                    () ->
                                            census.rules(state)
                                                    .map(Integer::doubleValue)
                                                    .orElse(Double.NaN))
                            .tagged("state", state.word()));
        }
        all.add(age("clock", this::sinceClock));
        all.add(age("prices", () -> census.sinceLook("prices")));
        all.add(age("bars", () -> census.sinceLook("bars")));
        all.add(
                ModuleFigure.counter(
                        "bellwether.rule.drills",
                        "Symbols on which this process has drilled a rule",
                        drills::getAsLong));
        for (AlertKind kind : AlertKind.values()) {
            all.add(
                    ModuleFigure.counter(
                                    "bellwether.alerts",
                                    "Alerts that this process has stored",
                                    () -> counts.kept(kind))
                            .tagged("kind", kind.word()));
        }
        all.add(
                ModuleFigure.counter(
                        "bellwether.alerts.sent",
                        "Alerts of these that were sent to a channel at least",
                        counts::sent));
        for (String holder : FiringCounts.HOLDERS) {
            all.add(
                    ModuleFigure.counter(
                                    "bellwether.alerts.held",
                                    "Alerts of these that a gate held on a channel at least",
                                    () -> counts.held(holder))
                            .tagged("gate", holder));
        }
        return all;
    }

    private Optional<Duration> sinceClock() {
        return looks.get().stream()
                .filter(loop -> loop.name().equals(RuleWatches.CLOCK_LOOK))
                .findFirst()
                .flatMap(LoopView::sinceSuccess);
    }

    private interface Age {
        Optional<Duration> now();
    }

    private static ModuleFigure age(String look, Age age) {
        return ModuleFigure.gauge(
                        "bellwether.rule.look.age",
                        "Seconds since the last look at rules of this kind",
                        () -> age.now().map(since -> since.toMillis() / 1e3).orElse(Double.NaN))
                .tagged("look", look);
    }
}
