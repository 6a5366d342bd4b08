package bellwether.market.imports.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds out how the numbers of a file are written, from its rows: by numbers that can only be
/// meant one way, among the prices and in the columns beside them, and by rows that hold `149` and
/// `149,241`. Where none is, the language of the header and the form of the dates say what
/// `149,241` means, and where they say nothing it stays unsettled.
public final class DecimalSurvey {
    /// What can only have a comma before its decimals.
    private static final Pattern COMMA =
            Pattern.compile(
                    "\\D{0,3}(?:\\d{1,3}(?:[.\\s\u00a0\u202f']\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}|\\d+,(?:\\d{1,2}|\\d{4,})|\\d{4,},\\d+|0\\d*,\\d+)\\D{0,4}");

    /// What can only have a point before its decimals.
    private static final Pattern POINT =
            Pattern.compile(
                    "\\D{0,3}(?:\\d{1,3}(?:[,\\s\u00a0\u202f']\\d{2,3})*[,\\s\u00a0\u202f']\\d{3}\\.\\d+|\\d{1,3}(?:,\\d{2,3})+,\\d{3}|\\d+\\.(?:\\d{1,2}|\\d{4,})|\\d{4,}\\.\\d+|0\\d*\\.\\d+)(?:[eE][-+]?\\d+)?\\D{0,4}");

    /// A percentage, or a count with a letter for its thousands or millions.
    private static final Pattern MEASURED = Pattern.compile(".*\\d\\s*[%KMBTkmbt]");

    /// Two groups of digits, of which the comma may part thousands or be the decimal mark.
    private static final Pattern LONE_COMMA = Pattern.compile("\\D{0,3}\\d{1,3},\\d{3}\\D{0,4}");

    private static final Pattern LONE_POINT = Pattern.compile("\\D{0,3}\\d{1,3}\\.\\d{3}\\D{0,4}");

    private static final Pattern WHOLE = Pattern.compile("\\D{0,3}\\d{1,6}\\D{0,4}");

    /// In files separated by commas decimal commas are rare: where both marks have witnesses,
    /// theirs must be several.
    private static final int WITNESSES = 4;

    private static final int MOST_SAMPLES = 40;

    private final PriceColumns columns;
    private final char separator;
    private final HeaderLanguage language;
    private int commas;
    private int points;
    private int loneCommas;
    private int lonePoints;
    private String commaWitness = "";
    private String pointWitness = "";
    private final List<Sample> samples = new ArrayList<>();

    /// A price of which the comma or point may be either mark.
    ///
    /// @param ticker the cell that names its symbol; empty when no column does
    public record Sample(String ticker, String price) {
        /// The mark with which it lies near a stored price, if one does.
        public Optional<DecimalMark> markNear(double stored) {
            return DecimalSurvey.markNear(stored, price);
        }

        /// Its value with this mark.
        public String words(DecimalMark mark) {
            double value = value(price, mark);
            return Double.isFinite(value)
                    ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                    : "no number";
        }
    }

    public DecimalSurvey(PriceColumns columns, char separator) {
        this.columns = columns;
        this.separator = separator;
        this.language = new HeaderLanguage(columns);
    }

    void look(CsvRow row) {
        if (row.isUnclosed() || !row.broken().isEmpty()) {
            return;
        }
        List<String> cells = new ArrayList<>(row.fields());
        for (int field = 0; field < row.fields(); field++) {
            cells.add(row.field(field));
        }
        look(cells);
    }

    private void look(List<String> row) {
        language.look(row);
        List<String> whole = new ArrayList<>();
        List<String> commaed = new ArrayList<>();
        List<String> pointed = new ArrayList<>();
        for (int place = 0; place < row.size(); place++) {
            String cell = row.get(place);
            if (!columns.isPrice(place)) {
                lookBeside(place, cell);
            } else if (LONE_COMMA.matcher(cell).matches()) {
                commaed.add(cell);
            } else if (LONE_POINT.matcher(cell).matches()) {
                pointed.add(cell);
            } else if (WHOLE.matcher(cell).matches()) {
                whole.add(cell);
            }
            if (columns.isPrice(place)) {
                witness(cell);
            }
        }
        loneCommas += commaed.size();
        lonePoints += pointed.size();
        compare(whole, commaed);
        Stream.of(commaed, pointed)
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(price -> keep(row, price));
    }

    /// Volumes, percentages and counts.
    private void lookBeside(int place, String cell) {
        boolean measured =
                place != columns.place(PriceColumn.DATE)
                        && place != columns.place(PriceColumn.TIME)
                        && MEASURED.matcher(cell).matches();
        if (measured || place == columns.place(PriceColumn.VOLUME)) {
            witness(cell);
        }
    }

    private void witness(String cell) {
        if (LONE_COMMA.matcher(cell).matches() && cell.charAt(0) != '0') {
            return;
        }
        if (COMMA.matcher(cell).matches()) {
            commas++;
            commaWitness = cell;
        }
        if (POINT.matcher(cell).matches()) {
            points++;
            pointWitness = cell;
        }
    }

    /// The prices of one row lie near each other, so `149` beside `149,241` says what the comma is.
    private void compare(List<String> whole, List<String> commaed) {
        if (commaed.isEmpty()) {
            return;
        }
        String price = commaed.getFirst();
        for (String plain : whole) {
            Optional<DecimalMark> mark = markNear(value(plain, DecimalMark.POINT), price);
            if (mark.equals(Optional.of(DecimalMark.COMMA))) {
                commas++;
                commaWitness = price;
            } else if (mark.isPresent()) {
                points++;
                pointWitness = price;
            }
        }
    }

    /// The mark with which a price lies near another, if one does.
    private static Optional<DecimalMark> markNear(double other, String price) {
        return Stream.of(DecimalMark.COMMA, DecimalMark.POINT)
                .filter(mark -> isNear(other, value(price, mark)))
                .findFirst();
    }

    private void keep(List<String> row, String price) {
        int ticker = columns.place(PriceColumn.TICKER);
        if (samples.size() < MOST_SAMPLES) {
            boolean named = ticker >= 0 && ticker < row.size();
            samples.add(new Sample(named ? row.get(ticker) : "", price));
        }
    }

    /// Whether two prices may be of one symbol.
    private static boolean isNear(double a, double b) {
        return a > 0 && b > 0 && Math.max(a, b) / Math.min(a, b) < 10;
    }

    private static double value(String cell, DecimalMark mark) {
        return NumberParser.parse(cell.toCharArray(), 0, cell.length(), mark);
    }

    /// Whether rows still to come may settle it.
    boolean isOpen() {
        return commas == 0
                && points == 0
                && (separator != ',' || lonePoints == 0 || language.writesCommas());
    }

    DecimalMark mark() {
        if (commas > 0 && points > 0) {
            boolean comma = commas > points && commas >= (separator == ',' ? WITNESSES : 1);
            return comma ? DecimalMark.COMMA : DecimalMark.POINT;
        }
        if (commas > 0 || points > 0) {
            return commas > 0 ? DecimalMark.COMMA : DecimalMark.POINT;
        }
        if (loneCommas > 0) {
            return language.writesCommas() || language.hasPointedDates()
                    ? DecimalMark.COMMA
                    : DecimalMark.UNSETTLED;
        }
        return lonePoints > 0 && language.writesCommas()
                ? DecimalMark.UNSETTLED
                : DecimalMark.POINT;
    }

    /// Some of the prices that can be read two ways.
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// A number that can only be read one way.
    String witness() {
        return commas > 0 ? commaWitness : pointWitness;
    }

    /// The mark that numbers of the file prove, when they do.
    Optional<DecimalMark> proven() {
        return commas > 0 == points > 0
                ? Optional.empty()
                : Optional.of(commas > 0 ? DecimalMark.COMMA : DecimalMark.POINT);
    }
}
