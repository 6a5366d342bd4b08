package bellwether.market.bars;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.history.ActionDao;
import bellwether.market.bars.history.ActionMerge;
import bellwether.market.bars.history.BarDao;
import bellwether.market.bars.history.BarDao.BlockKey;
import bellwether.market.bars.history.BarDao.LockedSymbol;
import bellwether.market.bars.history.Block;
import bellwether.market.bars.history.BlockMerge;
import bellwether.market.bars.history.FormerNames;
import bellwether.market.bars.history.MergeCounts;
import bellwether.market.bars.history.NewDispute;
import bellwether.market.bars.history.PriceRecords;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Merges rows of some symbols into the store, within one transaction that the caller opened.
public final class BarStore {
    /// From the date of a bar, by UTC, to the end of its session, wherever that is.
    private static final Duration LONGEST_SESSION = Duration.ofDays(3);

    private final BarDao dao = new BarDao();
    private final ActionDao actionDao = new ActionDao();
    private final SymbolDao symbols = new SymbolDao();
    private final PriceRecords records = new PriceRecords();
    private final Timeframe timeframe;
    private final InstantSource clock;
    private final SymbolCalendars listed;

    public BarStore(Timeframe timeframe, InstantSource clock) {
        this(timeframe, clock, new SymbolCalendars(new Calendars(clock)));
    }

    public BarStore(Timeframe timeframe, InstantSource clock, SymbolCalendars listed) {
        this.timeframe = timeframe;
        this.clock = clock;
        this.listed = listed;
    }

    /// Makes one for bars of a timeframe.
    public interface Maker {
        BarStore of(Timeframe timeframe);
    }

    /// Whether a source of this name holds the other kind of bars: invented or real.
    public boolean isTaken(Handle handle, SourceName source) {
        return dao.source(handle, source.name())
                .map(known -> known.synthetic() != source.synthetic())
                .orElse(false);
    }

    /// Stores what is new and different. Bars of the other kind, invented or real, are refused: one
    /// symbol never mixes them. Rows under a former name belong to the symbol as it is called now.
    public MergeReport merge(Handle handle, List<IncomingBars> group, SourceName source) {
        return merge(handle, source, List.of(group)).getFirst();
    }

    /// The same for the rows of several files: of what they say of one bar the last counts, as if
    /// they had come one after another. In a fixed number of statements, however many files and
    /// symbols there are.
    ///
    /// @return what became of the rows of each
    public List<MergeReport> merge(
            Handle handle, SourceName source, List<List<IncomingBars>> files) {
        List<Sent> rows = new ArrayList<>();
        List<MergeCounts> counts = new ArrayList<>();
        for (List<IncomingBars> file : files) {
            MergeCounts ofFile = new MergeCounts();
            counts.add(ofFile);
            file.forEach(arrivals -> rows.add(new Sent(arrivals, ofFile)));
        }
        int sourceId = dao.makeSource(handle, source.name(), source.synthetic());
        List<Sent> left = rows;
        while (!left.isEmpty()) { // renamed since we looked: found by the alias then
            left = merge(handle, source, sourceId, asNamedNow(handle, left));
        }
        Set<Integer> replaced = new HashSet<>();
        counts.forEach(ofFile -> replaced.addAll(ofFile.replacedSources()));
        Map<Integer, String> names =
                replaced.isEmpty() ? Map.of() : dao.sourceNames(handle, replaced);
        return counts.stream().map(ofFile -> ofFile.result(names)).toList();
    }

    /// Keeps on record which rows were not taken.
    public void record(Handle handle, List<RefusedBar> bars, SourceName source) {
        records.reject(handle, timeframe, bars, source, clock.instant());
    }

    /// Rows of a symbol, and where what becomes of them is counted.
    private record Sent(IncomingBars arrivals, MergeCounts counts) {}

    private List<Sent> asNamedNow(Handle handle, List<Sent> rows) {
        Map<String, SymbolDao.Renamed> renamed =
                symbols.renamedAndHeld(
                        handle,
                        rows.stream().map(one -> one.arrivals().ticker()).distinct().toList());
        if (renamed.isEmpty()) {
            return rows;
        }
        List<Sent> now = new ArrayList<>();
        for (Sent one : rows) {
            FormerNames names = FormerNames.in(List.of(one.arrivals()), renamed);
            one.counts().add(names);
            names.taken().forEach(arrivals -> now.add(new Sent(arrivals, one.counts())));
        }
        return now;
    }

    /// @return those whose symbols were not found
    private List<Sent> merge(Handle handle, SourceName source, int sourceId, List<Sent> rows) {
        TreeMap<String, List<Sent>> byTicker = new TreeMap<>();
        rows.forEach(one ->
                byTicker.computeIfAbsent(one.arrivals().ticker(), _ -> new ArrayList<>()).add(one));
        if (byTicker.isEmpty()) {
            return List.of();
        }
        Work work = new Work(sourceId, source.name());
        for (LockedSymbol symbol :
                dao.lock(handle, byTicker.navigableKeySet(), source.synthetic(), clock.instant())) {
            for (Sent one : requireNonNull(byTicker.remove(symbol.ticker()))) {
                if (symbol.synthetic() == source.synthetic()) {
                    work.add(symbol, one);
                } else {
                    one.counts().refuse(one.arrivals(), symbol.synthetic());
                }
            }
        }
        work.store(handle);
        return byTicker.values().stream().flatMap(List::stream).toList();
    }

    private record Part(Sent sent, int from, int to) {
        long last() {
            return sent.arrivals().bars().time()[to - 1];
        }
    }

    /// The blocks that the rows of one transaction belong into.
    private final class Work {
        private final int sourceId;
        private final String source;
        private final Map<Long, LockedSymbol> locked = new HashMap<>();
        private final Set<Long> changedSymbols = new HashSet<>();
        private final Set<Long> confirmed = new HashSet<>();
        private final Map<BlockKey, List<Part>> parts = new LinkedHashMap<>();
        private final Map<Long, List<Sent>> acting = new LinkedHashMap<>();
        private final List<NewDispute> disputes = new ArrayList<>();
        private @Nullable Map<String, TradingCalendar> calendars;

        Work(int sourceId, String source) {
            this.sourceId = sourceId;
            this.source = source;
        }

        void add(LockedSymbol symbol, Sent sent) {
            locked.put(symbol.id(), symbol);
            long[] time = sent.arrivals().bars().time();
            int size = sent.arrivals().bars().size();
            int from = 0;
            for (int to = 1; to <= size; to++) {
                long start = timeframe.blockStart(time[from]);
                if (to == size || timeframe.blockStart(time[to]) != start) {
                    parts.computeIfAbsent(new BlockKey(symbol.id(), start), _ -> new ArrayList<>())
                            .add(new Part(sent, from, to));
                    from = to;
                }
            }
            if (!sent.arrivals().actions().isEmpty()) {
                acting.computeIfAbsent(symbol.id(), _ -> new ArrayList<>()).add(sent);
            }
        }

        void store(Handle handle) {
            act(handle);
            Map<BlockKey, byte[]> stored = dao.blocks(handle, timeframe, parts.keySet());
            Map<BlockKey, Block> written = new HashMap<>();
            parts.forEach((key, ofBlock) -> {
                byte[] packed = stored.get(key);
                merge(handle, key, packed == null ? Block.EMPTY : Block.unpack(packed), ofBlock)
                        .ifPresent(block -> written.put(key, block));
            });
            if (!written.isEmpty()) {
                dao.put(handle, timeframe, written);
            }
            if (!disputes.isEmpty()) {
                records.dispute(handle, timeframe, sourceId, disputes, clock.instant());
            }
            if (!changedSymbols.isEmpty()) {
                dao.changed(handle, timeframe, new ArrayList<>(changedSymbols), clock.instant());
            }
            if (!confirmed.isEmpty()) {
                dao.confirmed(handle, confirmed, clock.instant());
            }
        }

        private void act(Handle handle) {
            if (acting.isEmpty()) {
                return;
            }
            Map<Long, List<CorporateAction>> known = actionDao.of(handle, acting.keySet());
            List<ActionDao.New> writes = new ArrayList<>();
            acting.forEach((symbolId, sent) -> {
                ActionMerge merge = new ActionMerge(known.getOrDefault(symbolId, List.of()));
                for (Sent one : sent) {
                    ActionMerge.Given given = merge.give(one.arrivals().actions());
                    given.writes()
                            .forEach(action -> writes.add(new ActionDao.New(symbolId, action)));
                    one.counts().add(given.counts());
                    if (given.counts().hasChanges()) {
                        changedSymbols.add(symbolId);
                    }
                }
            });
            actionDao.put(handle, writes, source, clock.instant());
        }

        /// The block with all that comes into it, if that changes it.
        private Optional<Block> merge(
                Handle handle, BlockKey key, Block stored, List<Part> ofBlock) {
            Block block = stored;
            boolean changes = false;
            boolean repeats = false;
            for (Part part : ofBlock) {
                MergeCounts counts = part.sent.counts();
                BlockMerge merge =
                        new BlockMerge(
                                block,
                                part.sent.arrivals(),
                                part.from,
                                part.to,
                                sourceId,
                                counts.rejections);
                counts.add(merge);
                merge.disputes().stream()
                        .filter(one -> !isUnfinished(handle, key.symbolId(), one.time()))
                        .forEach(one -> disputes.add(one.of(key.symbolId(), sourceId)));
                if (merge.hasChanges()) {
                    block = merge.block();
                    changes = true;
                } else {
                    repeats |= isUnfinished(handle, key.symbolId(), part.last());
                }
            }
            if (changes) {
                changedSymbols.add(key.symbolId());
            } else if (repeats) {
                confirmed.add(key.symbolId());
            }
            return changes ? Optional.of(block) : Optional.empty();
        }

        /// Whether the stored bar of that time was not over when the symbol last changed: what
        /// replaces it does not contradict it. Only the newest can be.
        private boolean isUnfinished(Handle handle, long symbolId, long time) {
            LockedSymbol symbol = requireNonNull(locked.get(symbolId));
            Instant lastChange = symbol.changedAt();
            return lastChange.isBefore(Instant.ofEpochSecond(time).plus(LONGEST_SESSION))
                    && timeframe.isPartial(time, calendar(handle, symbol.ticker()), lastChange);
        }

        /// Those of all symbols are asked for when the first is needed.
        private TradingCalendar calendar(Handle handle, String ticker) {
            Map<String, TradingCalendar> all = calendars;
            if (all == null) {
                all =
                        listed.of(
                                handle,
                                locked.values().stream().map(LockedSymbol::ticker).toList());
                calendars = all;
            }
            return requireNonNull(all.get(ticker));
        }
    }
}
