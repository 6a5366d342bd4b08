package bellwether.research.screen.work;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.sheet.SymbolState;
import bellwether.research.screen.store.ScreenRowDao;
import bellwether.research.screen.work.ScreenReader.Understood;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Understands screens and evaluates them.
public final class ScreenDesk {
    /// Of how many symbols the stored bars are read while a caller waits.
    private static final int MOST_AT_ONCE = 100;

    private final FactSources sources;
    private final Map<Timeframe, Worded> worded = new ConcurrentHashMap<>();

    private record Worded(SheetSnapshot of, FactWords words, Set<TradingCalendar> calendars) {}

    public ScreenDesk(FactSources sources) {
        this.sources = sources;
    }

    /// All sheets of a timeframe, as they were at most a second ago, or when they [#expire]d.
    public SheetSnapshot snapshot(Timeframe timeframe) {
        return sources.cache().snapshot(timeframe);
    }

    /// What is known of symbols for an owner, as old as [#snapshot].
    public OwnerFacts facts(String owner, Timeframe timeframe) {
        SheetSnapshot snapshot = sources.cache().snapshot(timeframe);
        return new OwnerFacts(snapshot, sources, worded(timeframe, snapshot).words, owner);
    }

    private Worded worded(Timeframe timeframe, SheetSnapshot snapshot) {
        Worded known = worded.get(timeframe);
        if (known == null || known.of != snapshot) {
            Set<TradingCalendar> calendars = new HashSet<>();
            for (SymbolState state : snapshot.states()) {
                calendars.add(
                        sources.calendars()
                                .of(state.ticker(), Optional.ofNullable(state.exchange())));
            }
            known = new Worded(snapshot, FactWords.of(snapshot, sources.calendars()), calendars);
            worded.put(timeframe, known);
        }
        return known;
    }

    /// What moves whenever the same request of an owner would be answered otherwise, without
    /// looking at what it asks for.
    public List<String> state(String owner, Timeframe timeframe) {
        SheetSnapshot snapshot = sources.cache().snapshot(timeframe);
        return List.of(
                snapshot.print(),
                SheetMoment.of(
                        snapshot, worded(timeframe, snapshot).calendars, sources.clock().instant()),
                sources.universes().state(),
                sources.lists().state(owner),
                sources.screens().state(owner),
                sources.sheets().analyses(owner));
    }

    /// What is asked for, understood.
    ///
    /// @param pointer of a part of the request by its name
    /// @throws Refusal 422 with everything that is wrong
    public Understood understood(String owner, ScreenQuery query, UnaryOperator<String> pointer) {
        return new ScreenReader(facts(owner, query.timeframe()), pointer).read(query);
    }

    /// What a job was asked for: one over stored bars is of the symbols that it was made for.
    ///
    /// @throws Refusal 422 where it can no longer be understood, 409 where it would mean something
    ///   else now
    public Understood understood(ScreenSpec spec) {
        OwnerFacts facts = facts(spec.owner(), spec.query().timeframe());
        ScreenReader reader = new ScreenReader(facts, name -> "?" + name);
        if (!spec.ofBars()) {
            return reader.read(spec.query());
        }
        BitSet symbols = new BitSet();
        spec.symbols().forEach(id -> facts.snapshot().place(id).ifPresent(symbols::set));
        Understood understood = reader.read(spec.query(), symbols, spec.withoutBars());
        if (!PlanPrint.of(understood).equals(spec.plan())) {
            throw Refusal.conflict(
                    "screen_outdated",
                    "A screen, sector or exchange that the condition names has changed since the"
                            + " job was made, so that its results mean something else; POST"
                            + " /api/v1/screen screens again.");
        }
        return understood;
    }

    /// Evaluates a screen that sheets decide.
    ///
    /// @throws Refusal 422 `screen_needs_job` where the bars of more than 100 symbols are needed,
    ///   as crosses of theirs depend on earlier ones
    public ScreenResult ofSheets(Understood asked) {
        return new ScreenResult(asked, FoundTable.ofSheets(asked, sources.loader(), MOST_AT_ONCE));
    }

    /// The same for one whose job has made the sheets, however many need their bars.
    public ScreenResult ofMadeSheets(Understood asked) {
        return new ScreenResult(
                asked, FoundTable.ofSheets(asked, sources.loader(), Integer.MAX_VALUE));
    }

    /// The result of a screen that a job has evaluated over stored bars.
    public ScreenResult ofBars(Understood asked, List<ScreenRowDao.Row> rows) {
        return new ScreenResult(
                asked,
                FoundTable.ofBars(
                        asked,
                        rows.stream().map(row -> BarFinding.of(asked.plan(), row)).toList()));
    }

    /// The tickers of a universe whose sheets are missing, or not of the bars as they are.
    public List<String> behind(Understood asked) {
        List<String> behind = new ArrayList<>();
        asked.universe().stream()
                .mapToObj(asked.facts().snapshot()::state)
                .filter(state -> !asked.facts().ages().isCurrent(state))
                .map(SymbolState::ticker)
                .forEach(behind::add);
        return behind;
    }

    /// Has what is stored looked at for what comes next: at the begin of each request, so that its
    /// answer shows what was committed before it, and where sheets were written.
    public void expire(Timeframe timeframe) {
        sources.cache().expire(timeframe);
    }
}
