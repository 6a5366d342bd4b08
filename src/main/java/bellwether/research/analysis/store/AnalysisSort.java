package bellwether.research.analysis.store;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Cursor;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/// The order of a list of analyses. Those with the same value follow each other in the order in
/// which they were made.
public record AnalysisSort(Column column, boolean descending) {
    public static final AnalysisSort BEST = new AnalysisSort(Column.SCORE, true);
    public static final AnalysisSort NEWEST = new AnalysisSort(Column.ID, true);

    /// What a list can be sorted by.
    public enum Column {
        SCORE("float8"),
        TICKER("text"),
        AS_OF("date"),
        ID("bigint");

        private final String type;

        Column(String type) {
            this.type = type;
        }

        /// A value as the database reads it.
        private String read(String text) {
            return switch (this) {
                case SCORE -> Double.toString(Double.parseDouble(text));
                case TICKER -> text;
                case AS_OF -> LocalDate.parse(text).toString();
                case ID -> Long.toString(Long.parseLong(text));
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A row's place in the order.
    ///
    /// @param value of the column, as text
    /// @param tie what tells rows of the same value apart
    public record Place(String value, long tie) {}

    /// Reads `score`, or `-score` for the other direction.
    ///
    /// @throws Refusal when it is none of those that are known
    public static AnalysisSort parse(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        return Arrays.stream(Column.values())
                .filter(column -> column.key().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(column -> new AnalysisSort(column, descending))
                .orElseThrow(() -> Refusal.invalid("?sort", DidYouMean.rule(names(), text)));
    }

    private static List<String> names() {
        return Arrays.stream(Column.values())
                .flatMap(column -> Stream.of(column.key(), "-" + column.key()))
                .toList();
    }

    /// As it is asked for, and part of the name of a cursor's list.
    public String text() {
        return (descending ? "-" : "") + column.key();
    }

    /// `order by` in SQL.
    ///
    /// @param tie the column that tells rows of the same value apart
    String order(String tie) {
        return "%s %s, %s".formatted(column.key(), descending ? "desc" : "asc", tie);
    }

    /// Whether a row lies behind the bound place, in SQL that an index can begin at; all do where
    /// there is none.
    String behind(String tie, Optional<Place> after) {
        return after.isEmpty()
                ? "true"
                : "(%1$s %2$s= :value::%3$s and (%1$s %2$s :value::%3$s or %4$s > :tie))"
                        .formatted(column.key(), descending ? "<" : ">", column.type, tie);
    }

    static Query bind(Query query, Optional<Place> after) {
        after.ifPresent(place -> query.bind("value", place.value()).bind("tie", place.tie()));
        return query;
    }

    /// The place of an analysis in this order.
    public Place of(StoredAnalysis stored, long tie) {
        return new Place(
                switch (column) {
                    case SCORE -> Double.toString(stored.score());
                    case ID -> Long.toString(stored.id());
                    case TICKER, AS_OF ->
                            Json.stored(stored.document(), JsonNode.class)
                                    .path(column.key())
                                    .asText();
                },
                tie);
    }

    /// The place that a cursor names, with two parts.
    ///
    /// @throws Refusal when it is none of ours
    public Place place(Cursor cursor) {
        try {
            return new Place(column.read(cursor.part(0)), Long.parseLong(cursor.part(1)));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw Cursor.mangled(cursor.encode());
        }
    }
}
