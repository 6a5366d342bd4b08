package bellwether;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Holds the table of rooms: who may use whom.
final class ArchitectureTest {
    /// Each room and the rooms that it may use. A room that is not listed here does not exist.
    private static final Map<String, Set<String>> ROOMS =
            Map.ofEntries(
                    entry("ta", Set.of()),
                    entry("loops", Set.of()),
                    entry("db", Set.of("loops")),
                    entry("doctor", Set.of("db", "web", "limits")),
                    entry("web", Set.of("loops", "db")),
                    entry("limits", Set.of("loops", "web")),
                    entry("parquet", Set.of()),
                    entry("udf", Set.of("calendar", "market", "web")),
                    entry("calendar", Set.of("web")),
                    entry("market", Set.of("calendar", "db", "web", "jobs", "parquet")),
                    entry("providers", Set.of("calendar", "market", "doctor", "web")),
                    entry(
                            "refresh",
                            Set.of("loops", "calendar", "market", "providers", "jobs", "web")),
                    entry("technical", Set.of("calendar", "ta", "market", "web")),
                    entry("quality", Set.of("calendar", "market", "db", "web")),
                    entry("jobs", Set.of("loops", "db", "web")),
                    entry(
                            "analysis",
                            Set.of("calendar", "ta", "market", "quality", "jobs", "db", "web")),
                    entry("access", Set.of("loops", "db", "web")),
                    entry("ops", Set.of("loops", "jobs", "db", "web")),
                    entry("upkeep", Set.of("loops", "jobs", "db", "web")),
                    entry("openapi", Set.of("web")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void everyRoomIsInTheTable() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(c -> found.add(c.getPackageName().replaceFirst("^bellwether\\.?", "")));
        found.remove("");
        assertEquals(new TreeSet<>(ROOMS.keySet()), found);
    }

    @Test
    void roomsUseOnlyWhatTheTableAllows() {
        ROOMS.forEach((room, allowed) -> {
            List<String> forbidden = new ArrayList<>(List.of("bellwether"));
            ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .forEach(other -> forbidden.add("bellwether." + other));
            noClasses()
                    .that()
                    .resideInAPackage("bellwether." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .check(CLASSES);
        });
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("bellwether.(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void technicalAnalysisUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("bellwether.ta")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("bellwether.ta", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandsAskTheSystemForTheTime() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Bellwether")
                .and()
                .doNotHaveSimpleName("Commands")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    /// JDBC sets it for the session, which behind a pooler goes on to serve others.
    @Test
    void noTransactionIsGivenItsIsolationThroughJdbc() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveSimpleName("TransactionIsolationLevel")
                .orShould()
                .callMethod(Connection.class, "setTransactionIsolation", int.class)
                .orShould()
                .callMethod(Connection.class, "setReadOnly", boolean.class)
                .check(CLASSES);
    }

    @Test
    void mostOfARoomIsHidden() {
        for (String room : ROOMS.keySet()) {
            if (room.equals("ta") || room.equals("web") || room.equals("db")) {
                continue; // these are there to be used by others
            }
            List<JavaClass> top =
                    CLASSES.stream()
                            .filter(c -> c.getPackageName().equals("bellwether." + room))
                            .filter(c ->
                                    c.isTopLevelClass()
                                            && !c.getSimpleName().equals("package-info"))
                            .toList();
            long open =
                    top.stream()
                            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                            .count();
            assertEquals(
                    true,
                    open * 2 <= top.size() || open <= 2,
                    room + " shows " + open + " of " + top.size());
        }
    }
}
