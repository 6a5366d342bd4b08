package bellwether.market.bars.http;

import bellwether.market.bars.BarView;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.history.ActionDao;
import bellwether.market.bars.history.BarDerivation;
import bellwether.market.bars.history.BarSpan;
import bellwether.market.bars.history.BarWalk;
import bellwether.market.bars.history.Block;
import bellwether.market.bars.history.BlockDao;
import bellwether.market.bars.history.BlockSpan;
import bellwether.market.bars.history.DerivedBars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Reads the bars of several symbols as they go out, all of one moment.
public final class ExportDao {
    /// A symbol, the name that it was asked for by, and of how many stored bars its bars are made.
    record Size(long id, String ticker, String asked, int bars) {}

    private static final String ALL = sizes("select id, ticker from symbol");

    private static final String SOME =
            sizes(
                    """
                    select asked.ticker, %s as id
                    from unnest(:tickers) as asked (ticker)
                    """
                            .formatted(SymbolDao.named("asked.ticker")));

    private static final String SYMBOLS =
            """
            select id, ticker, synthetic, data_version, exchange,
                array(
                    select timeframe from series where symbol_id = symbol.id
                    order by %1$s
                )
            from symbol
            where id = any(:ids)
            order by ticker
            """
                    .formatted(Timeframe.IN_ORDER_OF_REACH);

    private static final int FETCHED_AT_ONCE = 1_000;

    /// @param making none when nothing is stored that the bars could be made of
    private record Symbol(long id, SymbolBars.Head head, Optional<BarDerivation> making) {
        Stream<BlockSpan> needed(BarSpan span) {
            ZoneId zone = head.zone();
            return making.map(how -> how.needed(id, span.first(zone), span.last(zone))).stream();
        }

        SymbolBars bars(Block stored, BarSpan span, Map<Integer, String> names, Instant now) {
            DerivedBars made = making.map(how -> how.of(stored, now)).orElse(DerivedBars.NONE);
            return new SymbolBars(
                    head,
                    made,
                    made.place(span.first(head.zone())),
                    made.place(span.last(head.zone()) + 1),
                    names);
        }
    }

    private final Jdbi jdbi;
    private final Calendars calendars;
    private final BlockDao blocks = new BlockDao();
    private final ActionDao actions = new ActionDao();

    public ExportDao(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.calendars = calendars;
    }

    /// @param wanted a query for names and ids
    private static String sizes(String wanted) {
        return """
        select symbol.id, symbol.ticker, wanted.ticker,
            array(
                select timeframe from series where symbol_id = symbol.id
                order by %1$s
            ),
            array(
                select bar_count from series where symbol_id = symbol.id
                order by %1$s
            )
        from (%2$s) as wanted
        join symbol on symbol.id = wanted.id
        order by symbol.ticker
        """
                .formatted(Timeframe.IN_ORDER_OF_REACH, wanted);
    }

    /// Those of these symbols that are known, by present names or former ones, in order.
    List<Size> sizes(Timeframe timeframe, List<String> tickers) {
        return jdbi.withHandle(handle ->
                handle.createQuery(SOME)
                        .bindArray("tickers", String.class, tickers)
                        .map((row, _) -> size(row, timeframe))
                        .list());
    }

    /// Those of all symbols, read some at a time.
    ExportPlan plan(Timeframe timeframe) {
        LongStream.Builder ids = LongStream.builder();
        IntStream.Builder bars = IntStream.builder();
        jdbi.useTransaction(handle ->
                handle.createQuery(ALL)
                        .setFetchSize(FETCHED_AT_ONCE)
                        .map((row, _) -> size(row, timeframe))
                        .forEach(size -> {
                            ids.add(size.id());
                            bars.add(size.bars());
                        }));
        return new ExportPlan(ids.build().toArray(), bars.build().toArray(), Map.of(), List.of());
    }

    /// Of how many bars those of these symbols are made, and how long a time these cover.
    Map<Long, BlockDao.Extent> extents(BarSpan span, ExportPlan plan, List<Long> ids) {
        return jdbi.withHandle(handle ->
                blocks.extents(
                        handle,
                        symbols(handle, span.view(), ids, plan.asked()).stream()
                                .flatMap(symbol -> symbol.needed(span))
                                .toList()));
    }

    private static Size size(ResultSet row, Timeframe timeframe) throws SQLException {
        String[] stored = (String[]) row.getArray(4).getArray();
        Integer[] counts = (Integer[]) row.getArray(5).getArray();
        int bars =
                base(stored, timeframe)
                        .map(base -> counts[Arrays.asList(stored).indexOf(base.code())])
                        .orElse(0);
        return new Size(row.getLong(1), row.getString(2), row.getString(3), bars);
    }

    private static Optional<Timeframe> base(String[] stored, Timeframe timeframe) {
        return timeframe.base(
                Arrays.stream(stored).flatMap(code -> Timeframe.of(code).stream()).toList());
    }

    /// The bars of these symbols, in order; of one without bars in the span there are none.
    ///
    /// @param now by which they are over or may still change
    List<SymbolBars> bars(BarSpan span, List<Long> ids, Map<Long, String> asked, Instant now) {
        return ofOneMoment(handle -> {
            List<Symbol> symbols = symbols(handle, span.view(), ids, asked);
            Map<Long, List<byte[]>> packed =
                    blocks.packed(
                            handle,
                            symbols.stream().flatMap(symbol -> symbol.needed(span)).toList());
            Set<Integer> sources = new HashSet<>();
            List<SymbolBars> bars = new ArrayList<>();
            Map<Integer, String> names = new HashMap<>();
            for (Symbol symbol : symbols) {
                Block stored = Block.unpack(packed.getOrDefault(symbol.id(), List.of()));
                sources.addAll(stored.distinctSources());
                bars.add(symbol.bars(stored, span, names, now));
            }
            names.putAll(blocks.sources(handle, sources));
            return bars;
        });
    }

    /// Begins to read a symbol that has too many bars to be held; nothing when it is gone.
    Optional<LargeSymbol> large(BarSpan span, long id, Map<Long, String> asked, Instant now) {
        return ofOneMoment(handle ->
                symbols(handle, span.view(), List.of(id), asked).stream()
                        .findFirst()
                        .map(symbol -> large(handle, symbol, span, now)));
    }

    private LargeSymbol large(Handle handle, Symbol symbol, BarSpan span, Instant now) {
        ZoneId zone = symbol.head().zone();
        BarWalk.Moments moments = new BarWalk.Moments(span.first(zone), span.last(zone));
        return new LargeSymbol(
                symbol.id(),
                symbol.head(),
                symbol.making()
                        .map(making -> new BarWalk.Of(symbol.id(), making))
                        .map(of -> BarWalk.begin(blocks, handle, of, moments, now)));
    }

    /// The next part of it, in a transaction of its own, because its client may be slow.
    ///
    /// @throws Refusal when its bars are no longer those that were sent before
    SymbolBars next(LargeSymbol symbol) {
        BarWalk walk = symbol.walk().orElseThrow();
        return ofOneMoment(handle -> {
            requireUnchanged(handle, symbol);
            DerivedBars made = walk.next(handle, ExportPlan.BARS_AT_ONCE);
            return new SymbolBars(
                    symbol.head(),
                    made,
                    walk.first(made),
                    walk.end(made),
                    Map.copyOf(walk.names()));
        });
    }

    private static void requireUnchanged(Handle handle, LargeSymbol symbol) {
        long version =
                handle.createQuery("select data_version from symbol where id = :id")
                        .bind("id", symbol.id())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(-1L);
        if (version != symbol.head().dataVersion()) {
            throw Refusal.conflict(
                    "changed_meanwhile",
                    "The bars of %s changed during the response; repeat the request."
                            .formatted(symbol.head().ticker()));
        }
    }

    private <T> T ofOneMoment(Function<Handle, T> read) {
        return Snapshots.read(jdbi, read::apply);
    }

    private List<Symbol> symbols(
            Handle handle, BarView view, List<Long> ids, Map<Long, String> asked) {
        Map<Long, List<CorporateAction>> known =
                view.isAdjusted() ? actions.of(handle, ids) : Map.of();
        return handle.createQuery(SYMBOLS)
                .bindArray("ids", Long.class, ids)
                .map((row, _) -> symbol(row, view, asked, known))
                .list();
    }

    private Symbol symbol(
            ResultSet row,
            BarView view,
            Map<Long, String> asked,
            Map<Long, List<CorporateAction>> known)
            throws SQLException {
        long id = row.getLong(1);
        String ticker = row.getString(2);
        String name = asked.getOrDefault(id, ticker);
        TradingCalendar calendar = calendars.of(ticker, Optional.ofNullable(row.getString(5)));
        Optional<Timeframe> base = base((String[]) row.getArray(6).getArray(), view.timeframe());
        return new Symbol(
                id,
                new SymbolBars.Head(
                        ticker,
                        name.equals(ticker) ? null : name,
                        row.getBoolean(3),
                        row.getLong(4),
                        base.filter(from -> from != view.timeframe()).orElse(null),
                        BarDerivation.zone(view.timeframe(), calendar)),
                base.map(from ->
                        new BarDerivation(
                                view, from, calendar, known.getOrDefault(id, List.of()))));
    }
}
