package bellwether.market.bars.http;

import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.BarSpan;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.parquet.ParquetField;
import bellwether.platform.parquet.ParquetField.Kind;
import bellwether.platform.parquet.ParquetValues;
import bellwether.platform.parquet.ParquetWriter;
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

    private static final List<ParquetField> DAYS =
            List.of(
                    ParquetField.of("ticker", Kind.TEXT),
                    ParquetField.of("date", Kind.DATE),
                    ParquetField.of("open", Kind.DOUBLE),
                    ParquetField.of("high", Kind.DOUBLE),
                    ParquetField.of("low", Kind.DOUBLE),
                    ParquetField.of("close", Kind.DOUBLE),
                    ParquetField.optional("volume", Kind.DOUBLE),
                    ParquetField.of("source", Kind.TEXT));

    private static final List<ParquetField> TIME = List.of(ParquetField.of("time", Kind.TIMESTAMP));

    private static final List<ParquetField> END =
            List.of(
                    ParquetField.of("partial", Kind.BOOLEAN),
                    ParquetField.optional("made_from", Kind.TEXT));

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
            places[place] = ParquetValues.Texts.NONE;
        }

        void put(int place, String word) {
            Integer known = numbers.get(word);
            if (known == null) {
                known = numbers.size();
                numbers.put(word, known);
            }
            places[place] = known;
        }

        ParquetValues values() {
            ParquetValues values = new ParquetValues.Texts(List.copyOf(numbers.keySet()), places);
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
                        "bars",
                        Stream.of(DAYS, withTimes ? TIME : List.<ParquetField>of(), END)
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
        List<ParquetValues> columns =
                new ArrayList<>(
                        List.of(
                                tickers.values(),
                                new ParquetValues.Dates(days),
                                new ParquetValues.Doubles(room.open()),
                                new ParquetValues.Doubles(room.high()),
                                new ParquetValues.Doubles(room.low()),
                                new ParquetValues.Doubles(room.close()),
                                new ParquetValues.Doubles(room.volume()),
                                sources.values()));
        if (withTimes) {
            columns.add(new ParquetValues.Timestamps(millis));
        }
        columns.add(new ParquetValues.Flags(partial));
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
