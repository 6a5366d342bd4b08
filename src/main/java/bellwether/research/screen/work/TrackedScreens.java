package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Refusal;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.store.ScreenDao;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.Operand;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Understands tracked screens, and notes at each that it was swept or why it cannot be.
final class TrackedScreens {
    private final Jdbi jdbi;
    private final ScreenDesk desk;
    private final InstantSource clock;
    private final ScreenDao screens = new ScreenDao();

    TrackedScreens(Jdbi jdbi, ScreenDesk desk, InstantSource clock) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.clock = clock;
    }

    /// A tracked screen, understood.
    ///
    /// @param condition with those of the screens that it and its universe name
    /// @param universe the places of the symbols that are looked at
    record Tracked(SavedScreen screen, OwnerFacts facts, Condition condition, BitSet universe) {}

    /// Has symbols looked for that have just come: one that is walked without being known would
    /// count as outside of every universe.
    void renew(Timeframe timeframe) {
        desk.expire(timeframe);
    }

    /// One that cannot be understood is left out; its owner is shown why.
    List<Tracked> understood(List<SavedScreen> saved) {
        Map<String, OwnerFacts> facts = new HashMap<>();
        List<Tracked> tracked = new ArrayList<>();
        for (SavedScreen screen : saved) {
            OwnerFacts of =
                    facts.computeIfAbsent(
                            screen.owner(), owner -> desk.facts(owner, screen.timeframe()));
            try {
                tracked.add(understood(screen, of));
                note(screen, Optional.empty());
            } catch (Refusal refused) {
                if (refused.isTransient()) {
                    throw refused;
                }
                note(screen, Optional.of(why(refused)));
            }
        }
        return List.copyOf(tracked);
    }

    private static Tracked understood(SavedScreen screen, OwnerFacts facts) {
        ScreenExpander expander = new ScreenExpander(facts).named(screen.name());
        Universe universe = screen.universe();
        Condition condition =
                expander.within(
                        expander.expand(
                                new ScreenReader(facts, name -> "/" + name)
                                        .condition(screen.text())),
                        universe);
        requireTrackable(condition);
        return new Tracked(screen, facts, condition, expander.widest(universe));
    }

    /// What is known on the last bar only was never seen to be otherwise.
    ///
    /// @throws Refusal 422 where it names such a fact
    static void requireTrackable(Condition condition) {
        List<String> now =
                ConditionParts.fields(condition).stream()
                        .map(Operand.FieldValue::name)
                        .filter(name -> FactFields.has(name) && !FactFields.isLasting(name))
                        .distinct()
                        .toList();
        if (!now.isEmpty()) {
            throw Refusal.invalid(
                    "/track",
                    "must be false: %s is known on the last bar only, so that it cannot be said when a symbol enters"
                            .formatted(String.join(", ", now)));
        }
    }

    private static String why(Refusal refused) {
        return refused.faults().isEmpty() ? refused.detail() : refused.faults().getFirst().detail();
    }

    /// Of one that failed on a symbol the others go on.
    void note(SavedScreen screen, Optional<String> broken) {
        jdbi.useHandle(h -> screens.note(h, screen, broken.orElse(null), clock.instant()));
    }
}
