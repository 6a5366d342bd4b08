package bellwether.research.screen.work;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseFault;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.store.ScreenDao;
import bellwether.research.screen.store.ScreenStore;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The saved screens of users.
public final class ScreenBook {
    private static final int MOST = 200;
    private static final String SCREEN = "/universe/screen";

    private final Jdbi jdbi;
    private final ScreenDesk desk;
    private final Audit audit;
    private final InstantSource clock;
    private final ScreenDao dao = new ScreenDao();

    public ScreenBook(Jdbi jdbi, ScreenDesk desk, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    /// A definition as it is kept, with its condition as JSON.
    private record Checked(ScreenDefinition definition, JsonNode tree) {}

    /// Saves a screen.
    ///
    /// @throws Refusal 422 where it cannot be understood, 409 where the name is taken or there are
    ///   too many
    public SavedScreen create(Actor actor, ScreenDefinition asked) {
        OwnerFacts facts = desk.facts(actor.owner(), asked.timeframe());
        return jdbi.inTransaction(h -> {
            lock(h, actor.owner());
            Checked checked = checked(facts, asked, Optional.empty());
            if (dao.count(h, actor.owner()) >= MOST) {
                throw Refusal.conflict(
                        "too_many_screens",
                        "Limit of %d saved screens reached; delete one first: DELETE /api/v1/screens/{id}."
                                .formatted(MOST));
            }
            ScreenId id =
                    dao.insert(h, actor.owner(), checked.definition, checked.tree, clock.instant())
                            .orElseThrow(() -> taken(asked.name()));
            audit.note(actor, "screen.create", id.toString());
            return known(h, actor.owner(), id);
        });
    }

    /// Defines a screen anew.
    ///
    /// @param condition whether the screen as it is now is the one that the caller has seen
    /// @throws Refusal as [#create], 404, and 412 where it has changed
    public SavedScreen change(
            Actor actor, ScreenId id, ScreenDefinition asked, Predicate<SavedScreen> condition) {
        OwnerFacts facts = desk.facts(actor.owner(), asked.timeframe());
        return jdbi.inTransaction(h -> {
            lock(h, actor.owner());
            SavedScreen old = known(h, actor.owner(), id);
            Checked checked = checked(facts, asked, Optional.of(old.name()));
            require(condition, old);
            if (dao.find(h, actor.owner(), asked.name())
                    .filter(other -> !other.id().equals(id))
                    .isPresent()) {
                throw taken(asked.name());
            }
            dao.update(h, old, checked.definition, checked.tree, clock.instant());
            audit.note(actor, "screen.change", id.toString());
            return known(h, actor.owner(), id);
        });
    }

    /// Deletes a screen with its spans.
    ///
    /// @throws Refusal 404, and 412 where it has changed
    public void delete(Actor actor, ScreenId id, Predicate<SavedScreen> condition) {
        jdbi.useTransaction(h -> {
            lock(h, actor.owner());
            SavedScreen old = known(h, actor.owner(), id);
            require(condition, old);
            dao.delete(h, old);
            audit.note(actor, "screen.delete", id.toString());
        });
    }

    /// Changes of one owner's screens come one after the other.
    private static void lock(Handle h, String owner) {
        h.execute("select pg_advisory_xact_lock(hashtextextended(?, 28))", "screens of " + owner);
    }

    private SavedScreen known(Handle h, String owner, ScreenId id) {
        return dao.find(h, owner, id).orElseThrow(() -> ScreenStore.unknown(id.toString()));
    }

    private static void require(Predicate<SavedScreen> condition, SavedScreen screen) {
        if (!condition.test(screen)) {
            throw Refusal.of(
                    RefusalKind.CHANGED,
                    "screen_changed",
                    "The screen has changed since: read it again and send its new ETag as"
                            + " If-Match.");
        }
    }

    private static Refusal taken(String name) {
        return Refusal.conflict(
                "name_taken",
                "A screen of yours is called \"%s\" already; choose another name."
                        .formatted(name.toLowerCase(Locale.ROOT)));
    }

    /// Understood as far as it can be without its name: a circle through this screen is one. Under
    /// the lock, so that two changes cannot make one together.
    ///
    /// @param before what it was called; a screen that names it by that names itself
    private static Checked checked(
            OwnerFacts facts, ScreenDefinition asked, Optional<String> before) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(asked.name());
        before.ifPresent(names::add);
        ScreenReader reader = new ScreenReader(facts, name -> "/" + name);
        Condition condition = reader.condition(asked.text());
        Condition expanded = reader.expanded(asked.text(), condition, () -> named(facts, names));
        Universe universe = asked.universe();
        boolean isOfItself =
                universe instanceof Universe.Screened(String name) && names.contains(name);
        List<UniverseFault> faults = isOfItself ? List.of() : facts.faults(universe, "/universe");
        if (!faults.isEmpty()) {
            throw UniverseFault.refusal(faults);
        }
        Condition within =
                PlacedRefusal.ofScreen(
                        SCREEN, () -> named(facts, names).within(expanded, universe));
        if (asked.track()) {
            TrackedScreens.requireTrackable(within);
        }
        PlacedRefusal.ofScreen(SCREEN, () -> named(facts, names).symbols(universe));
        return new Checked(
                new ScreenDefinition(
                        asked.name(),
                        ConditionLanguage.text(condition),
                        universe,
                        asked.timeframe(),
                        asked.track()),
                ConditionLanguage.json(condition));
    }

    private static ScreenExpander named(OwnerFacts facts, Set<String> names) {
        ScreenExpander expander = new ScreenExpander(facts);
        names.forEach(expander::named);
        return expander;
    }
}
