package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out how a file is built, from a sample of its beginning: separator, header and columns.
public final class Sniffer {
    private static final int SAMPLE = 64 * 1024;
    private static final int MOST_RECORDS = 300;
    private static final int FURTHEST_HEADER = 20;

    /// The line with which Excel is told of the separator.
    private static final Pattern STATED_SEPARATOR =
            Pattern.compile("\\s*\"?sep=([,;\\t|])\"?[ ,;\\t|]*\\R", Pattern.CASE_INSENSITIVE);

    /// The comma last: where another has as many, it is the decimal mark.
    private static final String SEPARATORS = ";\t|,";

    private final int latestYear;

    /// Finds out what a file is.
    ///
    /// @param latestYear that is not in the future
    public Sniffer(int latestYear) {
        this.latestYear = latestYear;
    }

    /// Looks at the beginning of a text, which can be read from there afterwards.
    ///
    /// @throws Refusal when it is not understood
    public Layout layout(BufferedReader text) throws IOException {
        String sample = sample(text);
        String begin = sample.stripLeading();
        if (begin.isEmpty() || begin.charAt(0) == EndMarkingReader.MARK) {
            throw Refusal.of(
                    RefusalKind.MALFORMED, "empty_file", "The file holds only blank lines.");
        }
        return begin.charAt(0) == '{' || begin.charAt(0) == '[' ? json(sample) : csv(sample);
    }

    /// The beginning of a text, which can be read from there afterwards.
    public static String sample(BufferedReader text) throws IOException {
        text.mark(SAMPLE + 1);
        char[] read = new char[SAMPLE];
        int size = 0;
        for (int more = 0; more >= 0 && size < SAMPLE; size += Math.max(0, more)) {
            more = text.read(read, size, SAMPLE - size);
        }
        text.reset();
        return new String(read, 0, size);
    }

    private static Layout json(String sample) throws IOException {
        List<String> series = JsonSeries.names(sample);
        if (!series.isEmpty()) {
            return json(Layout.Form.SERIES, series, JsonSeries.zone(sample));
        }
        List<String> names = JsonTable.names(new BufferedReader(new StringReader(sample)));
        if (sample.stripLeading().startsWith("{")) {
            requireLines(sample);
        }
        if (names.isEmpty() || PriceColumns.find(names).isEmpty()) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "columns_missing",
                    "No prices are found in this JSON: it holds %s. What is read is an object for each bar, one a line or in one array, with %s: where such objects stand inside of others, save their array alone as the file."
                            .formatted(JsonShape.of(sample), MissingColumns.neededWords()));
        }
        return json(Layout.Form.OBJECTS, names, Optional.empty());
    }

    /// A line of JSON is read as a whole.
    private static void requireLines(String sample) {
        if (sample.length() == SAMPLE && sample.stripLeading().indexOf('\n') < 0) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "broken_json",
                    "Line 1 is longer than %,d characters, the most of a line of JSON. Send an object for each bar, one a line or in one array."
                            .formatted(JsonTable.LONGEST_LINE));
        }
    }

    private static Layout json(Layout.Form form, List<String> names, Optional<ZoneId> zone) {
        return new Layout(form, ',', 0, PriceColumns.of(names), DecimalMark.UNSETTLED, 1, zone);
    }

    private Layout csv(String sample) throws IOException {
        Matcher stated = STATED_SEPARATOR.matcher(sample);
        char separator = stated.lookingAt() ? stated.group(1).charAt(0) : separator(sample);
        List<List<String>> records = records(sample, separator);
        if (records.isEmpty()) {
            throw Refusal.of(
                    RefusalKind.MALFORMED, "empty_file", "The file holds only blank lines.");
        }
        Optional<Layout> stacked = YfinanceHeader.layout(records, separator);
        if (stacked.isPresent()) {
            return stacked.get();
        }
        for (int i = 0; i < Math.min(FURTHEST_HEADER, records.size()); i++) {
            Optional<PriceColumns> columns = PriceColumns.find(records.get(i));
            if (columns.isPresent()) {
                return new Layout(
                        Layout.Form.TABLE,
                        separator,
                        i + 1,
                        columns.get(),
                        DecimalMark.UNSETTLED,
                        1);
            }
        }
        return new HeaderlessLayout(latestYear)
                .layout(records, separator)
                .orElseGet(() ->
                        refuse(records.get(stated.lookingAt() && records.size() > 1 ? 1 : 0)));
    }

    private static Layout refuse(List<String> first) {
        PriceColumns columns = PriceColumns.of(first); // refuses, and says what is missing
        throw new IllegalStateException("understood after all: " + columns);
    }

    private static List<List<String>> records(String sample, char separator) throws IOException {
        int whole =
                sample.indexOf(EndMarkingReader.MARK) >= 0
                        ? sample.length()
                        : sample.lastIndexOf('\n') + 1;
        String lines = sample.substring(0, whole == 0 ? sample.length() : whole);
        List<List<String>> records = new ArrayList<>();
        int fields = 1 + count(firstLine(lines), separator);
        try (CsvTable table = new CsvTable(new StringReader(lines), separator, fields)) {
            while (records.size() < MOST_RECORDS && table.hasNext()) {
                records.add(cells(table.next()));
            }
        }
        return records;
    }

    private static List<String> cells(CsvRow row) {
        List<String> cells = new ArrayList<>();
        for (int field = 0; field < row.fields(); field++) {
            cells.add(row.field(field));
        }
        return cells;
    }

    /// The one of which most lines have as many as most others have, outside quotes.
    public static char separator(String sample) {
        List<String> lines = sample.lines().filter(line -> !line.isBlank()).limit(60).toList();
        char best = ',';
        double most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            int[] counts = lines.stream().mapToInt(line -> count(line, candidate)).toArray();
            double score = score(counts);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    /// How many lines agree, and a little for there being many cells.
    private static double score(int[] counts) {
        double best = 0;
        for (int wanted : counts) {
            long alike = Arrays.stream(counts).filter(count -> count == wanted).count();
            if (wanted > 0) {
                best =
                        Math.max(
                                best,
                                (double) alike / counts.length + 0.001 * Math.min(wanted, 99));
            }
        }
        return best;
    }

    private static String firstLine(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }
}
