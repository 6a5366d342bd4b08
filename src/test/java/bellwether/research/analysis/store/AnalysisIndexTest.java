package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How pages of an owner's analyses are found.
final class AnalysisIndexTest {
    @Test
    void aPageBehindAPlaceBeginsAtItInTheOwnersIndex() {
        AnalysisSort sort = AnalysisSort.NEWEST;
        String behind = sort.behind("id", Optional.of(new AnalysisSort.Place("9", 9)));
        try (TestDatabase database = TestDatabase.create()) {
            List<String> plan =
                    database.jdbi()
                            .inTransaction(h -> {
                                h.execute("set local enable_seqscan = off");
                                h.execute("set local enable_bitmapscan = off");
                                return h.createQuery(
                                                "explain select id from analysis where owner ="
                                                        + " 'ann' and "
                                                        + behind
                                                        + " order by "
                                                        + sort.order("id")
                                                        + " limit 20")
                                        .bind("value", "9")
                                        .bind("tie", 9)
                                        .mapTo(String.class)
                                        .list();
                            });
            List<String> conditions =
                    plan.stream().filter(line -> line.contains("Index Cond")).toList();
            assertTrue(!conditions.isEmpty(), () -> String.join("\n", plan));
            assertTrue(
                    conditions.stream()
                            .allMatch(line -> line.contains("owner = ") && line.contains("id <= ")),
                    () -> String.join("\n", plan));
            assertTrue(
                    plan.stream().noneMatch(line -> line.contains("Sort Key: analysis.id DESC, ")),
                    () -> String.join("\n", plan));
        }
    }

    /// In either direction: an owner with 400,000 analyses asks for 20 of them.
    @ParameterizedTest
    @CsvSource({"-score, <=, 9", "score, >=, 9", "-as_of, <=, 2026-03-02", "as_of, >=, 2026-03-02"})
    void aPageBeginsAtItsPlaceInTheOwnersIndex(String text, String beyond, String value) {
        AnalysisSort sort = AnalysisSort.parse(text);
        String column = sort.column().key();
        String behind = sort.behind("id", Optional.of(new AnalysisSort.Place(value, 9)));
        try (TestDatabase database = TestDatabase.create()) {
            String plan =
                    database.jdbi()
                            .inTransaction(h -> {
                                h.execute("set local enable_seqscan = off");
                                h.execute("set local enable_bitmapscan = off");
                                return String.join(
                                        "\n",
                                        h.createQuery(
                                                        "explain select id from analysis where owner ="
                                                                + " 'ann' and "
                                                                + behind
                                                                + " order by "
                                                                + sort.order("id")
                                                                + " limit 20")
                                                .bind("value", value)
                                                .bind("tie", 9)
                                                .mapTo(String.class)
                                                .list());
                            });
            assertTrue(
                    plan.lines()
                            .filter(line -> line.contains("Index Cond"))
                            .anyMatch(line ->
                                    line.contains("owner = ")
                                            && line.contains(column + " " + beyond)),
                    plan);
            assertTrue(
                    !plan.contains("Sort Key")
                            || plan.contains("Presorted Key: analysis." + column),
                    plan);
        }
    }

    @Test
    void aFirstPageHasNoPlace() {
        assertEquals("true", AnalysisSort.NEWEST.behind("id", Optional.empty()));
    }
}
