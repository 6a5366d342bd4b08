package bellwether.market.bars.http;

import bellwether.market.bars.history.BarSpan;
import bellwether.market.bars.history.DerivedBars;
import bellwether.market.bars.http.ExportDao.Size;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.UnknownSymbol;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.StreamedBody;
import io.javalin.http.Context;
import java.io.IOException;
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
import org.jdbi.v3.core.Jdbi;

/// Sends the bars of any number of symbols while it reads them, some at a time. No connection to
/// the database is kept while the client takes what was read. What an export holds meanwhile it
/// takes from the memory budget once, before it begins, so that none breaks off for want of room.
public final class Exports {
    static final String PARQUET = "application/vnd.apache.parquet";

    /// Of a stored bar while others are made of it.
    private static final int BYTES_PER_BAR = 200;

    private static final int LARGEST_BLOCK = 3_000;
    private static final int BYTES_PER_SYMBOL = 12;

    private final Jdbi jdbi;
    private final ExportDao dao;
    private final InstantSource clock;
    private final MemoryBudget memory;
    private final ColumnsLimit columns;

    public Exports(Jdbi jdbi, ExportDao dao, InstantSource clock, MemoryBudget memory) {
        this.jdbi = jdbi;
        this.dao = dao;
        this.clock = clock;
        this.memory = memory;
        this.columns = new ColumnsLimit(dao);
    }

    /// Sends those of these symbols, each once, also when it is asked for by two of its names.
    ///
    /// Which of the others are not known is said behind them, in CSV and Parquet in a header.
    ///
    /// @throws Refusal 404 when none of them is known
    void answer(
            Context ctx,
            ConditionalResponse reading,
            BarSpan span,
            JsonLayout shape,
            Set<Ticker> tickers) {
        List<Size> known =
                dao.sizes(span.view().timeframe(), tickers.stream().map(Ticker::name).toList());
        Set<String> names = new HashSet<>(known.stream().map(Size::asked).toList());
        List<Refusal> refusals = new ArrayList<>();
        List<ExportPlan.FailedTicker> failed = new ArrayList<>();
        for (Ticker ticker : tickers) {
            if (!names.contains(ticker.name())) {
                Refusal refusal = jdbi.withHandle(handle -> UnknownSymbol.refusal(handle, ticker));
                refusals.add(refusal);
                failed.add(
                        new ExportPlan.FailedTicker(
                                ticker.name(), refusal.code(), refusal.detail()));
            }
        }
        if (known.isEmpty()) {
            throw refusals.getFirst();
        }
        if (!failed.isEmpty() && (reading.isTable() || reading.isParquet())) {
            ctx.header(
                    "X-Failed-Items",
                    String.join(
                            ",", failed.stream().map(ExportPlan.FailedTicker::ticker).toList()));
        }
        answer(ctx, reading, span, shape, plan(once(known), failed));
    }

    private static List<Size> once(List<Size> known) {
        Map<Long, Size> byId = new LinkedHashMap<>();
        known.forEach(size ->
                byId.merge(
                        size.id(),
                        size,
                        (one, other) -> one.asked().equals(one.ticker()) ? one : other));
        return List.copyOf(byId.values());
    }

    private static ExportPlan plan(List<Size> sizes, List<ExportPlan.FailedTicker> failed) {
        Map<Long, String> asked = new HashMap<>();
        sizes.forEach(size -> asked.put(size.id(), size.asked()));
        return new ExportPlan(
                sizes.stream().mapToLong(Size::id).toArray(),
                sizes.stream().mapToInt(Size::bars).toArray(),
                asked,
                failed);
    }

    /// Sends those of every symbol.
    void answerAll(Context ctx, ConditionalResponse reading, BarSpan span, JsonLayout shape) {
        answer(ctx, reading, span, shape, dao.plan(span.view().timeframe()));
    }

    private void answer(
            Context ctx,
            ConditionalResponse reading,
            BarSpan span,
            JsonLayout shape,
            ExportPlan plan) {
        boolean inColumns =
                !reading.isParquet() && !reading.isTable() && shape == JsonLayout.COLUMNS;
        long held = inColumns ? columns.bytes(span, plan) : 0;
        try (MemoryBudget.Room _ =
                memory.take(
                        need(plan, held + (reading.isParquet() ? BarsParquet.BYTES : 0)),
                        MemoryBudget.REQUEST)) {
            send(ctx, reading, span, shape, plan);
        }
    }

    private static MemoryBudget.Need need(ExportPlan plan, long more) {
        long bars = ExportPlan.BARS_AT_ONCE + LARGEST_BLOCK;
        return new MemoryBudget.Need(
                MemoryBudget.Share.EXPORTS,
                bars * BYTES_PER_BAR + (long) plan.symbols() * BYTES_PER_SYMBOL + more,
                "Bars that are sent while they are read",
                "CSV and JSON in rows need the least.");
    }

    private void send(
            Context ctx,
            ConditionalResponse reading,
            BarSpan span,
            JsonLayout shape,
            ExportPlan plan) {
        if (reading.isParquet()) {
            StreamedBody.answer(
                    ctx,
                    PARQUET,
                    "bars.parquet",
                    out -> write(new BarsParquet(out, span), span, JsonLayout.ROWS, plan));
        } else if (reading.isTable()) {
            StreamedBody.answer(
                    ctx,
                    ConditionalResponse.CSV,
                    "bars.csv",
                    out -> write(new BarsCsv(out, span), span, JsonLayout.ROWS, plan));
        } else {
            StreamedBody.answer(
                    ctx,
                    "application/json",
                    "",
                    out -> write(new BarsJson(out, span, shape, plan.failed()), span, shape, plan));
        }
    }

    /// All are held against one moment, so that a week is over for all of an exchange or for none.
    private void write(BarsOut out, BarSpan span, JsonLayout shape, ExportPlan plan)
            throws IOException {
        Instant now = clock.instant();
        while (plan.hasNext()) {
            ExportPlan.Part part = plan.next();
            if (part.isLarge()) {
                Optional<LargeSymbol> large =
                        dao.large(span, part.ids().getFirst(), plan.asked(), now);
                if (large.isPresent()) {
                    write(out, shape, large.get());
                }
            } else {
                for (SymbolBars bars : dao.bars(span, part.ids(), plan.asked(), now)) {
                    out.begin(bars.head());
                    out.add(bars);
                    out.close();
                }
            }
        }
        out.end();
    }

    private void write(BarsOut out, JsonLayout shape, LargeSymbol symbol) throws IOException {
        out.begin(symbol.head());
        if (shape == JsonLayout.COLUMNS) {
            out.add(whole(symbol));
        } else {
            while (!symbol.isDone()) {
                out.add(dao.next(symbol));
            }
        }
        out.close();
    }

    private SymbolBars whole(LargeSymbol symbol) {
        List<DerivedBars> parts = new ArrayList<>();
        Map<Integer, String> names = new HashMap<>();
        while (!symbol.isDone()) {
            SymbolBars next = dao.next(symbol);
            parts.add(next.made().part(next.from(), next.to()));
            names.putAll(next.names());
        }
        DerivedBars made = DerivedBars.joined(parts);
        return new SymbolBars(symbol.head(), made, 0, made.size(), names);
    }
}
