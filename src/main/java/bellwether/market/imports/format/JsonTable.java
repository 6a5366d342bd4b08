package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The records of JSON: one object a line, or one array of objects.
final class JsonTable implements PriceTable {
    static final int LONGEST_LINE = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final BufferedReader text;
    private final List<String> names;
    private final CsvRow row = new CsvRow();
    private final StringBuilder line = new StringBuilder();
    private final JsonParser array;
    private final boolean isArray;
    private long number;
    private boolean ahead;
    private boolean ended;

    /// @param names of the members that make the columns
    JsonTable(BufferedReader text, List<String> names) throws IOException {
        this.text = text;
        this.names = names;
        this.isArray = beginsArray(text);
        this.array = isArray ? FACTORY.createParser(text) : FACTORY.createParser("");
        if (isArray) {
            array.nextToken();
        }
    }

    private static boolean beginsArray(BufferedReader text) throws IOException {
        int c;
        do {
            text.mark(1);
            c = text.read();
        } while (c >= 0 && Character.isWhitespace(c));
        text.reset();
        return c == '[';
    }

    @Override
    public boolean hasNext() throws IOException {
        if (!ahead && !ended) {
            ahead = isArray ? nextOfArray() : nextLine();
            ended = !ahead;
        }
        return ahead;
    }

    @Override
    public CsvRow next() {
        ahead = false;
        return row;
    }

    private boolean nextOfArray() throws IOException {
        try {
            JsonToken token = array.nextToken();
            if (token == JsonToken.END_ARRAY) {
                requireNothingBehind();
                return false;
            }
            row.begin(array.currentTokenLocation().getLineNr());
            fill(array);
            return true;
        } catch (JsonProcessingException e) {
            throw broken(e, array);
        }
    }

    /// A limit that is broken, such as that of nesting, has no place of its own.
    static Refusal broken(JsonProcessingException fault, JsonParser parser) {
        JsonLocation place = fault.getLocation();
        return Refusal.of(
                RefusalKind.INVALID,
                "broken_json",
                "Line %d: it stops being JSON%s."
                        .formatted(
                                place == null
                                        ? parser.currentLocation().getLineNr()
                                        : place.getLineNr(),
                                place == null
                                        ? " that can be read: it is nested too deep, or a value of it is too long"
                                        : ""));
    }

    /// Rows behind the array would be dropped without a word.
    private void requireNothingBehind() throws IOException {
        int line = array.currentTokenLocation().getLineNr();
        StringWriter read = new StringWriter();
        array.releaseBuffered(read);
        Reader behind = new StringReader(read.toString());
        for (int c = next(behind); c >= 0 && c != EndMarkingReader.MARK; c = next(behind)) {
            line += c == '\n' ? 1 : 0;
            if (!Character.isWhitespace(c)) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "broken_json",
                        "Line %d: something follows the array of objects. Put all objects into one array, or one on each line."
                                .formatted(line));
            }
        }
    }

    /// Of what the parser had read ahead, then of the rest.
    private int next(Reader behind) throws IOException {
        int c = behind.read();
        return c >= 0 ? c : text.read();
    }

    private boolean nextLine() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (line.toString().isBlank());
        row.begin(number);
        String object = line.toString();
        int begin = object.startsWith(BYTE_ORDER_MARK) ? 1 : 0; // files were joined
        try (JsonParser parser = FACTORY.createParser(object.substring(begin))) {
            parser.nextToken();
            fill(parser);
            if (row.broken().isEmpty() && parser.nextToken() != null) {
                row.isBroken("it holds more than one JSON value; each needs a line of its own");
            }
        } catch (JsonProcessingException e) {
            row.begin(number);
            row.isBroken("it is not JSON");
        }
        return true;
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        number++;
        for (int c = text.read(); c >= 0 && c != '\n'; c = text.read()) {
            if (c == EndMarkingReader.MARK) {
                return false;
            }
            if (line.length() == LONGEST_LINE) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "broken_json",
                        "Line %d is longer than %,d characters.".formatted(number, LONGEST_LINE));
            }
            line.append((char) c);
        }
        return true;
    }

    private void fill(JsonParser parser) throws IOException {
        Set<String> numbers = new HashSet<>();
        Map<String, String> members = members(parser, row, numbers);
        for (String name : names) {
            add(row, members.getOrDefault(name, ""), numbers.contains(name));
        }
    }

    /// @param number whether the value is a number, not a text that holds one
    static void add(CsvRow row, String value, boolean number) {
        if (number) {
            row.addNumber(value);
        } else {
            row.add(value);
        }
    }

    /// The plain members of the object that begins here; others are passed over. A row in which a
    /// name comes twice is broken: nobody can tell which of its values is meant.
    ///
    /// @param numbers takes the names of those that are numbers
    static Map<String, String> members(JsonParser parser, CsvRow row, Set<String> numbers)
            throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return members;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!seen.add(name)) {
                row.isBroken("it has the field %s twice".formatted(Rejection.shown(name)));
            }
            if (value.isScalarValue()) {
                members.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getText());
                if (value.isNumeric()) {
                    numbers.add(name);
                }
            } else {
                parser.skipChildren();
            }
        }
        return members;
    }

    /// The names of all members of the objects in a sample, in the order of their appearance.
    static List<String> names(BufferedReader sample) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        boolean array = beginsArray(sample);
        try (JsonParser parser = FACTORY.createParser(sample)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    members(parser, new CsvRow(), new HashSet<>()).forEach(all::putIfAbsent);
                } else if (array && token == JsonToken.END_ARRAY) {
                    break;
                }
            }
        } catch (JsonProcessingException e) {
            // a sample may end in the middle, and a bad line is told when its turn comes
            return List.copyOf(all.keySet());
        }
        return List.copyOf(all.keySet());
    }

    @Override
    public void close() throws IOException {
        array.close();
        text.close();
    }
}
