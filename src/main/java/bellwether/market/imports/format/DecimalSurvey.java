package bellwether.market.imports.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out how the numbers of a file are written, from its rows: by numbers that can only be
/// meant one way, among the prices and in the columns beside them, and by a symbol's rows that hold
/// `149` and `149,241`, or `978` and `1.010`. Where none is, the language of the header and the
/// form of the dates say what `149,241` means, and where they say nothing it stays unsettled; so
/// does `16.594` where something speaks of decimal commas. Numbers of JSON always have a point, and
/// texts among them lie near them.
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

    /// Names of columns that are worked out of prices.
    private static final Pattern OF_PRICES =
            Pattern.compile(
                    "(?i).*(vwap|wap|average|avg|durchschnitt|change|chg|variation|diff|adj).*");

    private final PriceColumns columns;
    private final char separator;
    private final HeaderLanguage language;
    private int commas;
    private int points;
    private int loneCommas;
    private int lonePoints;
    private boolean quotedPoints;
    private boolean texts;
    private boolean numbers;
    private String numberWitness = "";
    private String commaWitness = "";
    private String pointWitness = "";
    private final List<Sample> samples = new ArrayList<>();
    private final PriceNeighbours neighbours = new PriceNeighbours();

    /// A price of which the comma or point may be either mark.
    ///
    /// @param ticker the cell that names its symbol; empty when no column does
    public record Sample(String ticker, String price) {
        /// The mark with which it lies near a stored price, if one does.
        public Optional<DecimalMark> markNear(double stored) {
            return PriceNeighbours.markNear(stored, price);
        }

        /// Its value with this mark.
        public String words(DecimalMark mark) {
            double value = PriceNeighbours.value(price, mark);
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
        int date = columns.place(PriceColumn.DATE);
        if (date < row.fields()) {
            language.look(row.field(date));
        }
        List<String> whole = new ArrayList<>();
        List<String> lone = new ArrayList<>();
        for (int place = 0; place < row.fields(); place++) {
            String cell = row.field(place);
            if (row.written(place) == CsvRow.Written.NUMBER) {
                number(place, cell, whole);
            } else if (columns.isPrice(place)) {
                price(cell, row.written(place), whole, lone);
            } else {
                lookBeside(place, cell);
            }
        }
        String ticker = ticker(row);
        neighbours.look(ticker, whole, lone).ifPresent(near -> count(near.price(), near.mark(), 1));
        if (!lone.isEmpty()) {
            keep(ticker, lone.getFirst());
        }
    }

    private String ticker(CsvRow row) {
        int place = columns.place(PriceColumn.TICKER);
        return place >= 0 && place < row.fields() ? row.field(place) : "";
    }

    private void number(int place, String cell, List<String> whole) {
        if (columns.isPrice(place)) {
            numbers = true;
            numberWitness = cell.indexOf('.') >= 0 ? cell : numberWitness;
            whole.add(cell);
        }
    }

    private void price(String cell, CsvRow.Written written, List<String> whole, List<String> lone) {
        texts |= !cell.isEmpty();
        if (LONE_COMMA.matcher(cell).matches()) {
            loneCommas++;
            lone.add(cell);
        } else if (LONE_POINT.matcher(cell).matches()) {
            lonePoints++;
            quotedPoints |= separator == ',' && written == CsvRow.Written.QUOTED;
            lone.add(cell);
        } else if (WHOLE.matcher(cell).matches()) {
            whole.add(cell);
        }
        witness(cell);
    }

    /// Volumes, percentages, counts, averages and changes.
    private void lookBeside(int place, String cell) {
        boolean measured =
                place != columns.place(PriceColumn.DATE)
                        && place != columns.place(PriceColumn.TIME)
                        && MEASURED.matcher(cell).matches();
        if (measured
                || place == columns.place(PriceColumn.VOLUME)
                || place == columns.place(PriceColumn.DIVIDEND)
                || isOfPrices(place)) {
            witness(cell);
        }
    }

    private boolean isOfPrices(int place) {
        return place < columns.header().size()
                && OF_PRICES.matcher(columns.header().get(place)).matches();
    }

    private void witness(String cell) {
        if (LONE_COMMA.matcher(cell).matches() && cell.charAt(0) != '0') {
            return;
        }
        count(cell, DecimalMark.COMMA, COMMA.matcher(cell).matches() ? 1 : 0);
        count(cell, DecimalMark.POINT, POINT.matcher(cell).matches() ? 1 : 0);
    }

    private void count(String cell, DecimalMark mark, int times) {
        if (times > 0 && mark == DecimalMark.COMMA) {
            commas += times;
            commaWitness = cell;
        } else if (times > 0) {
            points += times;
            pointWitness = cell;
        }
    }

    private void keep(String ticker, String price) {
        if (samples.size() < MOST_SAMPLES) {
            samples.add(new Sample(ticker, price));
        }
    }

    /// Whether rows still to come may settle it.
    boolean isOpen() {
        return (texts || numbers) && commas == 0 && points == 0;
    }

    /// Whether no price so far was a text, so that nothing shows how texts among them are meant.
    boolean hasOnlyNumbers() {
        return numbers && !texts;
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
        return lonePoints > 0 && mayPartThousands() ? DecimalMark.UNSETTLED : DecimalMark.POINT;
    }

    /// Whether the file is like those of writers of decimal commas: by its words, its dates, its
    /// semicolons, or quotes around numbers, which a point does not need.
    private boolean mayPartThousands() {
        return language.writesCommas()
                || language.hasPointedDates()
                || (quotedPoints && !language.writesPoints())
                || (separator == ';' && !language.hasCompactTimes());
    }

    /// Some of the prices that can be read two ways.
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /// A number that can only be read one way.
    String witness() {
        if (commas > 0 || points > 0) {
            return commas > 0 ? commaWitness : pointWitness;
        }
        return texts ? "" : numberWitness;
    }

    /// The mark that numbers of the file prove, when they do.
    Optional<DecimalMark> proven() {
        if (!texts && !numberWitness.isEmpty()) {
            return Optional.of(DecimalMark.POINT);
        }
        return commas > 0 == points > 0
                ? Optional.empty()
                : Optional.of(commas > 0 ? DecimalMark.COMMA : DecimalMark.POINT);
    }
}
