package bellwether.market;

import bellwether.parquet.Field;
import bellwether.parquet.Field.Kind;
import bellwether.parquet.ParquetWriter;
import bellwether.parquet.Values;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Bars as Parquet, one row each, sorted by ticker and time: so a reader that looks for a symbol or
/// a time passes over the other row groups.
final class BarsParquet implements BarsOut {
    /// Rows that are held until their group is written.
    private static final int GROUP = 1 << 15;

    /// Of a row, as it is and as it will be written.
    private static final int BYTES_PER_ROW = 144;

    /// What is held beside the bars of an export.
    static final long BYTES = (long) GROUP * BYTES_PER_ROW;

    private static final List<Field> DAYS =
            List.of(
                    Field.of("ticker", Kind.TEXT),
                    Field.of("date", Kind.DATE),
                    Field.of("open", Kind.DOUBLE),
                    Field.of("high", Kind.DOUBLE),
                    Field.of("low", Kind.DOUBLE),
                    Field.of("close", Kind.DOUBLE),
                    Field.optional("volume", Kind.DOUBLE),
                    Field.of("source", Kind.TEXT));

    private static final List<Field> TIME = List.of(Field.of("time", Kind.TIMESTAMP));

    private static final List<Field> END =
            List.of(Field.of("partial", Kind.BOOLEAN), Field.optional("made_from", Kind.TEXT));

    private final ParquetWriter file;
    private final BarView view;
    private final boolean withTimes;
    private final Bars room = Bars.room(GROUP);
    private final long[] millis = new long[GROUP];
    private final int[] days = new int[GROUP];
    private final Words tickers = new Words();
    private final Words sources = new Words();
    private final Words origins = new Words();
    private final boolean[] partial = new boolean[GROUP];
    private int size;

    /// Texts that repeat, numbered in the order of their appearance.
    private static final class Words {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final int[] places = new int[GROUP];

        void putNone(int place) {
            places[place] = Values.Texts.NONE;
        }

        void put(int place, String word) {
            Integer known = numbers.get(word);
            if (known == null) {
                known = numbers.size();
                numbers.put(word, known);
            }
            places[place] = known;
        }

        Values values() {
            Values values = new Values.Texts(List.copyOf(numbers.keySet()), places);
            numbers.clear();
            return values;
        }
    }

    BarsParquet(OutputStream out, BarSpan span) throws IOException {
        this.view = span.view();
        this.withTimes = view.timeframe().isIntraday();
        this.file =
                new ParquetWriter(
                        out,
                        Stream.of(DAYS, withTimes ? TIME : List.<Field>of(), END)
                                .flatMap(List::stream)
                                .toList());
    }

    @Override
    public void add(SymbolBars symbol) throws IOException {
        for (int from = symbol.from(), to; from < symbol.to(); from = to) {
            to = Math.min(symbol.to(), from + GROUP - size);
            take(symbol, from, to);
            if (size == GROUP) {
                flush();
            }
        }
    }

    private void take(SymbolBars symbol, int from, int to) {
        room.put(size, symbol.made().bars(), from, to - from);
        Timeframe madeFrom = symbol.head().madeFrom();
        for (int place = from; place < to; place++) {
            days[size] = (int) symbol.date(place).toEpochDay();
            millis[size] = symbol.time(place).toEpochMilli();
            tickers.put(size, symbol.head().ticker());
            sources.put(size, symbol.source(place));
            partial[size] = symbol.isPartial(place);
            if (madeFrom == null) {
                origins.putNone(size);
            } else {
                origins.put(size, madeFrom.code());
            }
            size++;
        }
    }

    private void flush() throws IOException {
        List<Values> columns =
                new ArrayList<>(
                        List.of(
                                tickers.values(),
                                new Values.Dates(days),
                                new Values.Doubles(room.open()),
                                new Values.Doubles(room.high()),
                                new Values.Doubles(room.low()),
                                new Values.Doubles(room.close()),
                                new Values.Doubles(room.volume()),
                                sources.values()));
        if (withTimes) {
            columns.add(new Values.Timestamps(millis));
        }
        columns.add(new Values.Flags(partial));
        columns.add(origins.values());
        file.write(size, columns);
        size = 0;
    }

    @Override
    public void end() throws IOException {
        if (size > 0) {
            flush();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("timeframe", view.timeframe().code());
        facts.put("adjust", view.adjustment().code());
        if (view.chart() != Chart.CANDLES) {
            facts.put("chart", view.chart().code());
        }
        file.finish(facts);
    }
}
