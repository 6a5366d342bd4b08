package bellwether.market.imports.format;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out from a sample how the numbers of a file are written: by numbers that can only be meant
/// one way, in the prices and in the columns beside them, and where there is none, by the language
/// of the header and the form of the dates.
final class DecimalEvidence {
    /// What cannot be one number with a comma between its thousands.
    private static final Pattern COMMA =
            Pattern.compile(
                    "\\D{0,3}(?:\\d{1,3}(?:[.\\s\u00a0\u202f']\\d{3})+,\\d+|\\d+,(?:\\d{1,2}|\\d{4,})|\\d{4,},\\d+|0\\d*,\\d+)\\D{0,4}");

    private static final Pattern POINT =
            Pattern.compile("\\D{0,3}[\\d,]*\\d\\.(?:\\d{1,2}|\\d{4,})(?:[eE][-+]?\\d+)?\\D{0,4}");

    /// A percentage, or a count with a letter for its thousands or millions.
    private static final Pattern MEASURED = Pattern.compile(".*\\d\\s*[%KMBTkmbt]");

    /// Two groups of digits, of which the comma may part thousands or be the decimal mark.
    private static final Pattern EITHER = Pattern.compile("\\D{0,3}\\d{1,3},\\d{3}\\D{0,4}");

    /// Day, month and year with points, as where commas are decimal marks.
    private static final Pattern POINTED_DATE = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}.*");

    /// Words of headers in languages that write decimal commas.
    private static final Set<String> WORDS =
            Set.of(
                    "datum",
                    "zuletzt",
                    "schluss",
                    "schlusskurs",
                    "erffn",
                    "erffnung",
                    "hoch",
                    "tief",
                    "dernier",
                    "ouv",
                    "ouverture",
                    "plushaut",
                    "plusbas",
                    "clture",
                    "cloture",
                    "fecha",
                    "ltimo",
                    "cierre",
                    "apertura",
                    "mximo",
                    "mnimo",
                    "ultimo",
                    "chiusura",
                    "massimo",
                    "abertura",
                    "fechamento",
                    "mxima",
                    "mnima",
                    "zamkniecie",
                    "otwarcie",
                    "najwyzszy",
                    "najnizszy");

    private static final Set<PriceColumn> PRICES =
            EnumSet.of(PriceColumn.OPEN, PriceColumn.HIGH, PriceColumn.LOW, PriceColumn.CLOSE);

    /// In files separated by commas a decimal comma is rare, and needs a whole row of witnesses.
    private static final int WITNESSES = 4;

    private int commas;
    private int points;
    private int measuredCommas;
    private int either;

    private DecimalEvidence() {}

    static DecimalMark of(List<List<String>> rows, PriceColumns columns, char separator) {
        DecimalEvidence found = new DecimalEvidence();
        rows.forEach(row -> found.look(row, columns));
        boolean comma =
                found.commas > found.points && found.commas >= (separator == ',' ? WITNESSES : 1);
        boolean beside = found.measuredCommas > 0 && found.points == 0;
        boolean customary = found.points == 0 && found.either > 0 && isCustomary(rows, columns);
        if (comma || beside || customary) {
            return DecimalMark.COMMA;
        }
        return separator == ',' || found.points > 0 ? DecimalMark.POINT : DecimalMark.POINT_PERHAPS;
    }

    private void look(List<String> row, PriceColumns columns) {
        int date = columns.place(PriceColumn.DATE);
        for (int place = 0; place < row.size(); place++) {
            String cell = row.get(place);
            if (isPrice(columns, place)) {
                commas += COMMA.matcher(cell).matches() ? 1 : 0;
                points += POINT.matcher(cell).matches() ? 1 : 0;
                either += EITHER.matcher(cell).matches() ? 1 : 0;
            } else if (place != date && MEASURED.matcher(cell).matches()) {
                measuredCommas += COMMA.matcher(cell).matches() ? 1 : 0;
                points += POINT.matcher(cell).matches() ? 1 : 0;
            }
        }
    }

    private static boolean isPrice(PriceColumns columns, int place) {
        return PRICES.stream().anyMatch(column -> columns.place(column) == place);
    }

    private static boolean isCustomary(List<List<String>> rows, PriceColumns columns) {
        long words =
                columns.header().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                        .filter(WORDS::contains)
                        .count();
        int date = columns.place(PriceColumn.DATE);
        return words > 1
                || rows.stream()
                        .allMatch(row ->
                                date < row.size() && POINTED_DATE.matcher(row.get(date)).matches());
    }
}
