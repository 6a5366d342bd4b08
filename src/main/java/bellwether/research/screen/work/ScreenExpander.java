package bellwether.research.screen.work;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.screen.SavedScreen;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.Truth;
import bellwether.trading.rules.snapshot.SnapshotEvaluator;
import bellwether.trading.rules.snapshot.SnapshotReach;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Puts saved screens in the place of their names, and finds the symbols of universes. Screens that
/// name one another in a circle are refused.
public final class ScreenExpander {
    private final OwnerFacts facts;
    private final ConditionLanguage language;
    private final ScreenPath path = new ScreenPath();
    private final Set<String> withoutBars = new TreeSet<>();
    private int unsure;

    public ScreenExpander(OwnerFacts facts) {
        this.facts = facts;
        this.language = new ConditionLanguage(facts.fields());
    }

    /// Of a screen that is to have this name, so that it may not name itself.
    public ScreenExpander named(String name) {
        path.enter(name);
        return this;
    }

    /// The condition with those of the screens that it names in their place.
    ///
    /// @throws Refusal 422 where it names a screen or list that is not the owner's, a word that no
    ///   symbol has any longer, or a circle
    public Condition expand(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> new Condition.All(all(parts));
            case Condition.Any(List<Condition> parts) -> new Condition.Any(all(parts));
            case Condition.Not(Condition part) -> new Condition.Not(expand(part));
            case Condition.Within(Condition part, int bars) ->
                    new Condition.Within(expand(part), bars);
            case Condition.Throughout(Condition part, int bars) ->
                    new Condition.Throughout(expand(part), bars);
            case Condition.Member(Membership kind, String name) when kind == Membership.SCREEN ->
                    screen(name);
            case Condition.Member(Membership kind, String name) -> {
                facts.member(kind, name);
                yield condition;
            }
            case Condition.WordTest(Operand.FieldValue field, _, List<String> words) -> {
                words.forEach(word -> requireWord(field, word));
                yield condition;
            }
            case Condition.WordOrder(Operand.FieldValue field, _, String word) -> {
                requireWord(field, word);
                yield condition;
            }
            case Condition.Comparison _,
                    Condition.Between _,
                    Condition.Cross _,
                    Condition.Run _,
                    Condition.Known _,
                    Condition.Flag _ ->
                    condition;
        };
    }

    /// One that was read earlier may name a sector or an exchange that no symbol has any longer.
    private void requireWord(Operand.FieldValue field, String word) {
        if (facts.fields().named(field.name()).place(word).isEmpty()) {
            throw refused(
                    "bad_condition",
                    "No symbol has the %s %s any longer; GET /api/v1/screen/fields lists its words."
                            .formatted(field.name(), Quoted.text(word)));
        }
    }

    private List<Condition> all(List<Condition> parts) {
        return parts.stream().map(this::expand).toList();
    }

    /// One that is not of all symbols is also a question of which it is of.
    private Condition screen(String name) {
        SavedScreen screen = entered(name);
        Condition condition = expand(parsed(screen));
        Universe universe = screen.universe();
        if (universe instanceof Universe.Screened) {
            condition = within(condition, universe);
        } else if (!(universe instanceof Universe.Everything)) {
            facts.restrict(name, symbols(universe));
            condition =
                    new Condition.All(
                            List.of(condition, new Condition.Member(Membership.SCREEN, name)));
        }
        path.leave();
        return condition;
    }

    /// A condition that also asks whether the screen passes that its universe is of, on the same
    /// bar; others stay what they are.
    Condition within(Condition expanded, Universe universe) {
        return universe instanceof Universe.Screened(String name)
                ? new Condition.All(List.of(expanded, screen(name)))
                : expanded;
    }

    /// The places of the symbols that may pass at some time: of a screen those of its universe. For
    /// one that was expanded, so that there is no circle.
    BitSet widest(Universe universe) {
        return universe instanceof Universe.Screened(String name)
                ? widest(known(name).universe())
                : symbols(universe);
    }

    private SavedScreen entered(String name) {
        path.enter(facts.screen(name).map(SavedScreen::name).orElse(name));
        return known(name);
    }

    private SavedScreen known(String name) {
        SavedScreen screen =
                facts.screen(name)
                        .orElseThrow(() ->
                                refused(
                                        "unknown_screen",
                                        "No screen of yours is called \"%s\"; GET /api/v1/screens lists them."
                                                .formatted(Quoted.text(name))));
        if (screen.timeframe() != facts.snapshot().timeframe()) {
            throw refused(
                    "screen_timeframe",
                    "Screen \"%s\" is of bars of %s; a screen of %s cannot name it."
                            .formatted(
                                    screen.name(),
                                    screen.timeframe().code(),
                                    facts.snapshot().timeframe().code()));
        }
        return screen;
    }

    private Condition parsed(SavedScreen screen) {
        return switch (language.parse(screen.text())) {
            case ParsedCondition.Valid(Condition condition) -> condition;
            case ParsedCondition.Invalid(var errors) ->
                    throw refused(
                            "broken_screen",
                            "The condition of screen \"%s\" is no longer valid: %s. Change the screen."
                                    .formatted(screen.name(), errors.getFirst().detail()));
        };
    }

    /// The places of a universe's symbols.
    ///
    /// @throws Refusal 422 where a list or a screen is not the owner's, or none is in it
    public BitSet symbols(Universe universe) {
        return switch (universe) {
            case Universe.Everything _ -> everything();
            case Universe.Invented _ -> invented();
            case Universe.Screened(String screen) -> passing(screen);
            case Universe.Named _, Universe.Listed _ -> stated(universe);
        };
    }

    private BitSet stated(Universe universe) {
        BitSet places = new BitSet();
        for (String ticker : facts.tickers(universe)) {
            OptionalInt place = facts.snapshot().place(ticker);
            if (place.isPresent()) {
                places.set(place.getAsInt());
            } else {
                withoutBars.add(ticker);
            }
        }
        return places;
    }

    private BitSet everything() {
        BitSet invented = invented();
        BitSet real = new BitSet();
        real.set(0, facts.snapshot().size());
        real.andNot(invented);
        if (real.isEmpty()) {
            return invented;
        }
        real.stream().filter(facts::isDelisted).forEach(real::clear);
        return real;
    }

    private BitSet invented() {
        BitSet invented = new BitSet();
        for (int i = 0; i < facts.snapshot().size(); i++) {
            invented.set(i, facts.snapshot().state(i).synthetic());
        }
        return invented;
    }

    private BitSet passing(String name) {
        SavedScreen screen = entered(name);
        Condition condition = expand(parsed(screen));
        List<String> lacking = new SnapshotReach(FactedSheets::has).lacking(condition);
        if (!lacking.isEmpty()) {
            throw refused(
                    "screen_needs_job",
                    "Screen \"%s\" cannot be a universe: the sheets do not decide %s. Name it in the condition instead, as screen(\"%s\")."
                            .formatted(
                                    screen.name(), String.join(" and ", lacking), screen.name()));
        }
        BitSet places = symbols(screen.universe());
        byte[] truth = truth(condition, places);
        unsure = (int) places.stream().filter(i -> truth[i] == Truth.UNSURE).count();
        places.stream().filter(i -> truth[i] != Truth.YES).forEach(places::clear);
        path.leave();
        return places;
    }

    /// By sheets, and by stored bars where a cross depends on earlier ones.
    private byte[] truth(Condition condition, BitSet places) {
        SnapshotEvaluator evaluator =
                new SnapshotEvaluator(
                        new FactedSheets(facts), facts.fields(), CrossTies.LAST_DIFFERENT);
        byte[] truth = evaluator.truth(condition).clone();
        BitSet undecided = (BitSet) evaluator.undecided().clone();
        undecided.and(places);
        facts.bars(
                undecided,
                (columns, place) -> {
                    byte[] codes =
                            new ColumnEvaluator(columns, CrossTies.LAST_DIFFERENT)
                                    .evaluate(condition)
                                    .codes();
                    truth[place] = codes.length == 0 ? Truth.UNSURE : codes[codes.length - 1];
                });
        return truth;
    }

    /// Of how many symbols it is unknown whether they pass the screen that was asked for its
    /// symbols.
    int unsure() {
        return unsure;
    }

    /// Tickers that are named or on a list, and have no bars of the timeframe.
    Set<String> withoutBars() {
        return withoutBars;
    }

    private static Refusal refused(String code, String words) {
        return Refusal.of(RefusalKind.INVALID, code, words);
    }
}
