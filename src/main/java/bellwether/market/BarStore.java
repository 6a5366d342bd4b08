package bellwether.market;

import static java.util.Objects.requireNonNull;

import bellwether.calendar.Calendars;
import bellwether.calendar.TradingCalendar;
import bellwether.market.BarDao.BlockKey;
import bellwether.market.BarDao.LockedSymbol;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Merges rows of some symbols into the store, within one transaction that the caller opened.
final class BarStore {
    /// From the date of a bar, by UTC, to the end of its session, wherever that is.
    private static final Duration LONGEST_SESSION = Duration.ofDays(3);

    private final BarDao dao = new BarDao();
    private final ActionDao actionDao = new ActionDao();
    private final SymbolDao symbols = new SymbolDao();
    private final RecordDao records = new RecordDao();
    private final Timeframe timeframe;
    private final InstantSource clock;
    private final Listed listed;

    BarStore(Timeframe timeframe, InstantSource clock) {
        this(timeframe, clock, new Listed(new Calendars(clock)));
    }

    BarStore(Timeframe timeframe, InstantSource clock, Listed listed) {
        this.timeframe = timeframe;
        this.clock = clock;
        this.listed = listed;
    }

    /// Whether a source of this name holds the other kind of bars: invented or real.
    boolean isTaken(Handle handle, SourceName source) {
        return dao.source(handle, source.name())
                .map(known -> known.synthetic() != source.synthetic())
                .orElse(false);
    }

    /// Stores what is new and different. Bars of the other kind, invented or real, are refused: one
    /// symbol never mixes them. Rows under a former name belong to the symbol as it is called now.
    MergeResult merge(Handle handle, List<Arrivals> group, SourceName source) {
        FormerNames names = FormerNames.in(group, symbols.renamedAndHeld(handle, tickers(group)));
        MergeResult result = names.refused();
        for (List<Arrivals> round : names.rounds()) {
            TreeMap<String, Arrivals> byTicker = new TreeMap<>();
            round.forEach(arrivals -> byTicker.put(arrivals.ticker(), arrivals));
            result = result.plus(merge(handle, byTicker, source));
            if (!byTicker
                    .isEmpty()) { // renamed since we looked, so they are found by the alias now
                result = result.plus(merge(handle, List.copyOf(byTicker.values()), source));
            }
        }
        return result;
    }

    /// Keeps on record which rows were not taken.
    void record(Handle handle, List<RefusedBar> bars, SourceName source) {
        records.refuse(handle, timeframe, bars, source, clock.instant());
    }

    private static List<String> tickers(List<Arrivals> group) {
        return group.stream().map(Arrivals::ticker).toList();
    }

    /// Takes out of `byTicker` whose symbols it finds.
    private MergeResult merge(
            Handle handle, NavigableMap<String, Arrivals> byTicker, SourceName source) {
        Work work =
                new Work(dao.makeSource(handle, source.name(), source.synthetic()), source.name());
        for (LockedSymbol symbol :
                dao.lock(handle, byTicker.navigableKeySet(), source.synthetic(), clock.instant())) {
            Arrivals arrivals = requireNonNull(byTicker.remove(symbol.ticker()));
            if (symbol.synthetic() == source.synthetic()) {
                work.add(symbol, arrivals);
                work.act(handle, symbol.id(), arrivals.actions());
            } else {
                work.refuse(arrivals, symbol.synthetic());
            }
        }
        return work.store(handle);
    }

    private record Part(Arrivals arrivals, int from, int to) {
        long last() {
            return arrivals.bars().time()[to - 1];
        }
    }

    /// The blocks that the rows of one transaction belong into.
    private final class Work {
        private final int sourceId;
        private final String source;
        private final Map<Long, LockedSymbol> locked = new HashMap<>();
        private final Map<Long, TradingCalendar> calendars = new HashMap<>();
        private final Set<Long> changedSymbols = new HashSet<>();
        private final Set<Long> confirmed = new HashSet<>();
        private ActionCounts actions = ActionCounts.NONE;
        private final Map<BlockKey, Part> parts = new LinkedHashMap<>();
        private final Set<String> refused = new HashSet<>();
        private final Rejections rejections = new Rejections();
        private final Map<Integer, Long> replaced = new HashMap<>();
        private final List<NewDispute> disputes = new ArrayList<>();
        private long inserted;
        private long changed;
        private long unchanged;

        Work(int sourceId, String source) {
            this.sourceId = sourceId;
            this.source = source;
        }

        void refuse(Arrivals arrivals, boolean synthetic) {
            refused.add(arrivals.ticker());
            Rejection rejection =
                    new Rejection(
                            RejectReason.SYNTHETIC_TICKER,
                            (synthetic
                                            ? "%s is a synthetic symbol; real prices are not mixed into it"
                                            : "%s has real prices; synthetic ones are not mixed into it")
                                    .formatted(arrivals.ticker()));
            for (long line : arrivals.lines()) {
                rejections.add(line, rejection);
            }
        }

        void add(LockedSymbol symbol, Arrivals arrivals) {
            locked.put(symbol.id(), symbol);
            long[] time = arrivals.bars().time();
            int from = 0;
            for (int to = 1; to <= arrivals.bars().size(); to++) {
                long start = timeframe.blockStart(time[from]);
                if (to == arrivals.bars().size() || timeframe.blockStart(time[to]) != start) {
                    parts.put(new BlockKey(symbol.id(), start), new Part(arrivals, from, to));
                    from = to;
                }
            }
        }

        void act(Handle handle, long symbolId, List<Action> given) {
            if (!given.isEmpty()) {
                ActionCounts counts =
                        actionDao.merge(handle, symbolId, given, source, clock.instant());
                actions = actions.plus(counts);
                if (counts.hasChanges()) {
                    changedSymbols.add(symbolId);
                }
            }
        }

        MergeResult store(Handle handle) {
            Map<BlockKey, byte[]> stored = dao.blocks(handle, timeframe, parts.keySet());
            Map<BlockKey, Block> written = new HashMap<>();
            parts.forEach((key, part) -> {
                BlockMerge merge = merge(stored.get(key), part);
                merge.disputes().stream()
                        .filter(one -> !isUnfinished(handle, key.symbolId(), one.time()))
                        .forEach(one -> disputes.add(one.of(key.symbolId(), sourceId)));
                if (merge.hasChanges()) {
                    written.put(key, merge.block());
                    changedSymbols.add(key.symbolId());
                } else if (isUnfinished(handle, key.symbolId(), part.last())) {
                    confirmed.add(key.symbolId());
                }
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
            return new MergeResult(
                    inserted,
                    changed,
                    unchanged,
                    replacedByName(handle),
                    refused,
                    rejections,
                    actions,
                    List.of());
        }

        /// Whether the stored bar of that time was not over when the symbol last changed: what
        /// replaces it does not contradict it. Only the newest can be.
        private boolean isUnfinished(Handle handle, long symbolId, long time) {
            LockedSymbol symbol = requireNonNull(locked.get(symbolId));
            Instant lastChange = symbol.changedAt();
            return lastChange.isBefore(Instant.ofEpochSecond(time).plus(LONGEST_SESSION))
                    && timeframe.isPartial(
                            time,
                            calendars.computeIfAbsent(
                                    symbolId, _ -> listed.of(handle, symbol.ticker())),
                            lastChange);
        }

        private Map<String, Long> replacedByName(Handle handle) {
            Map<String, Long> byName = new HashMap<>();
            if (!replaced.isEmpty()) {
                dao.sourceNames(handle, replaced.keySet())
                        .forEach((id, name) -> byName.put(name, replaced.getOrDefault(id, 0L)));
            }
            return byName;
        }

        private BlockMerge merge(byte @Nullable [] packed, Part part) {
            Block block = packed == null ? Block.EMPTY : Block.unpack(packed);
            BlockMerge merge =
                    new BlockMerge(block, part.arrivals, part.from, part.to, sourceId, rejections);
            inserted += merge.inserted();
            changed += merge.changed();
            unchanged += merge.unchanged();
            merge.replaced().forEach((id, count) -> replaced.merge(id, count, Long::sum));
            return merge;
        }
    }
}
