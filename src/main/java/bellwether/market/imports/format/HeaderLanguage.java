package bellwether.market.imports.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words of a header and the form of the dates say about who wrote a file.
final class HeaderLanguage {
    /// Day, month and year with points, as where commas are decimal marks.
    private static final Pattern POINTED_DATE = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}.*");

    /// As only programs write it: HistData's files, which have semicolons and decimal points.
    private static final Pattern COMPACT_TIME = Pattern.compile("\\d{8} \\d{6}");

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
                    "haut",
                    "bas",
                    "clot",
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

    private final boolean words;
    private final boolean points;
    private int dates;
    private int pointedDates;
    private int compactTimes;

    HeaderLanguage(PriceColumns columns) {
        words = columns.header().stream().filter(HeaderLanguage::isOfCommas).count() > 1;
        points = columns.header().stream().filter(HeaderWords::isOfPoints).count() > 1;
    }

    private static boolean isOfCommas(String name) {
        return WORDS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                || HeaderWords.isOfCommas(name);
    }

    /// @param date the cell that holds it
    void look(String date) {
        if (!date.isEmpty()) {
            dates++;
            pointedDates += POINTED_DATE.matcher(date).matches() ? 1 : 0;
            compactTimes += COMPACT_TIME.matcher(date).matches() ? 1 : 0;
        }
    }

    /// Whether the header is in a language that writes decimal commas.
    boolean writesCommas() {
        return words;
    }

    /// Whether it is in one that writes decimal points.
    boolean writesPoints() {
        return points;
    }

    boolean hasPointedDates() {
        return dates > 0 && pointedDates == dates;
    }

    boolean hasCompactTimes() {
        return dates > 0 && compactTimes == dates;
    }
}
