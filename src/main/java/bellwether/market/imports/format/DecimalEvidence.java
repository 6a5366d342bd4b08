package bellwether.market.imports.format;

import java.util.List;
import java.util.regex.Pattern;

/// Finds out from a sample how the numbers of a file are written.
final class DecimalEvidence {
    /// What cannot be one number with a comma between its thousands.
    private static final Pattern COMMA =
            Pattern.compile(
                    "\\D{0,3}(?:\\d{1,3}(?:[.\\s\u00a0\u202f']\\d{3})+,\\d+|\\d+,(?:\\d{1,2}|\\d{4,})|\\d{4,},\\d+|0\\d*,\\d+)\\D{0,4}");

    private static final Pattern POINT =
            Pattern.compile("\\D{0,3}[\\d,]*\\d\\.(?:\\d{1,2}|\\d{4,})(?:[eE][-+]?\\d+)?\\D{0,4}");

    /// In files separated by commas a decimal comma is rare, and needs a whole row of witnesses.
    private static final int WITNESSES = 4;

    private DecimalEvidence() {}

    static DecimalMark of(List<List<String>> rows, PriceColumns columns, char separator) {
        int commas = 0;
        int points = 0;
        for (List<String> row : rows) {
            for (PriceColumn column :
                    List.of(
                            PriceColumn.OPEN,
                            PriceColumn.HIGH,
                            PriceColumn.LOW,
                            PriceColumn.CLOSE)) {
                int place = columns.place(column);
                String cell = place < row.size() ? row.get(place) : "";
                commas += COMMA.matcher(cell).matches() ? 1 : 0;
                points += POINT.matcher(cell).matches() ? 1 : 0;
            }
        }
        if (commas > points && commas >= (separator == ',' ? WITNESSES : 1)) {
            return DecimalMark.COMMA;
        }
        return separator == ',' || points > 0 ? DecimalMark.POINT : DecimalMark.POINT_PERHAPS;
    }
}
