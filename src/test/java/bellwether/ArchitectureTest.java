package bellwether;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.platform.base.Role;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The plan of the house: floors, modules on them, and the parts of modules. `architecture.md`
/// draws it.
final class ArchitectureTest {
    private static final String ROOT = "bellwether";

    /// From the ground up. A floor may use those below it.
    private static final List<String> FLOORS =
            List.of("platform", "market", "technical", "trading", "research", "desk", "frontend");

    /// At most so many types in a package.
    private static final int MOST_TYPES = 60;

    /// Components of a record, what a class is built of, and what a method takes.
    private static final int MOST_COMPONENTS = 12;

    private static final int MOST_BUILT_OF = 6;
    private static final int MOST_PARAMETERS = 7;

    /// The columns of bars, and kernels, which take columns and give some.
    private static final Set<String> COLUMNS =
            Set.of("bellwether.market.bars.Bars", "bellwether.technical.ta.Series");

    /// Parts that are used from outside their module, and by whom: a module or one of its parts.
    /// The composition root and the commands may use any.
    private static final Map<String, Set<String>> OPEN_PARTS =
            Map.ofEntries(
                    entry("platform.db.embedded", Set.of("platform.doctor")),
                    entry("platform.http.limits", Set.of("platform.doctor")),
                    entry("platform.http.server", Set.of("platform.doctor", "platform.ops")),
                    entry(
                            "platform.jobs.http",
                            Set.of(
                                    "market.imports",
                                    "market.refresh",
                                    "research.analysis",
                                    "research.backtest",
                                    "research.learning",
                                    "research.screen",
                                    "desk.alert",
                                    "desk.journal")),
                    entry("trading.portfolio.history", Set.of("desk.journal", "frontend.legacy")),
                    entry("desk.journal.achievement", Set.of("frontend.legacy")),
                    entry("desk.journal.advice", Set.of("frontend.legacy")),
                    entry("desk.journal.past", Set.of("frontend.legacy")),
                    entry("desk.alert.preference", Set.of("frontend.legacy")),
                    entry("trading.rules.newest", Set.of("research.analysis", "research.screen")),
                    entry("trading.rules.snapshot", Set.of("research.screen")),
                    entry(
                            "market.symbols.http",
                            Set.of(
                                    "market.bars",
                                    "market.imports",
                                    "market.feeds",
                                    "market.quality",
                                    "trading.portfolio",
                                    "technical.indicators",
                                    "research.analysis",
                                    "research.evidence",
                                    "research.forecast",
                                    "research.learning",
                                    "research.structure",
                                    "desk.overview",
                                    "desk.watchlist",
                                    "frontend.legacy")),
                    entry("market.bars.http", Set.of("market.imports")),
                    entry("trading.portfolio.matching", Set.of("trading.strategy", "desk.alert")),
                    entry("technical.statistics.golden", Set.of("research.learning")),
                    entry(
                            "technical.statistics.correlation",
                            Set.of("desk.fit", "desk.journal", "research.structure")),
                    entry("technical.statistics.models", Set.of("research.learning")),
                    entry(
                            "technical.statistics.volatility",
                            Set.of("research.forecast", "research.learning")),
                    entry("trading.portfolio.performance", Set.of("research.forecast")),
                    entry("research.forecast.work", Set.of("frontend.legacy")),
                    entry("research.structure.work", Set.of("frontend.legacy")),
                    entry("research.analysis.http", Set.of("frontend.legacy")),
                    entry("research.analysis.vote", Set.of("research.learning")),
                    entry("research.analysis.view", Set.of("frontend.mcp")),
                    entry(
                            "research.analysis.store",
                            Set.of("desk.report", "frontend.legacy", "frontend.mcp")),
                    entry("research.evidence.scoreboard", Set.of("desk.report")),
                    entry("research.backtest.http", Set.of("frontend.legacy")),
                    entry("desk.report.http", Set.of("frontend.legacy")),
                    entry("research.backtest.metric", Set.of("frontend.legacy")),
                    entry("research.backtest.spec", Set.of("frontend.legacy")),
                    entry("research.learning.outcome", Set.of("frontend.legacy")),
                    entry("research.learning.training", Set.of("frontend.legacy")),
                    entry("research.learning.model", Set.of("frontend.legacy")),
                    entry("research.learning.sample", Set.of("frontend.legacy")),
                    entry("desk.scan.detection", Set.of("frontend.legacy")),
                    entry("desk.scan.wish", Set.of("frontend.legacy")),
                    entry(
                            "desk.alert.fire",
                            Set.of("desk.overview", "frontend.legacy", "frontend.mcp")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void everyPackageStandsOnAFloor() {
        Set<String> strangers =
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT) && !name.equals(ROOT + ".cli"))
                        .filter(name -> floor(name) < 0 || parts(name) < 3 || parts(name) > 4)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strangers);
    }

    @Test
    void floorsUseOnlyThoseBelow() {
        for (int i = 0; i < FLOORS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + FLOORS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above(i))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    private static String[] above(int floor) {
        List<String> above =
                FLOORS.subList(floor + 1, FLOORS.size()).stream()
                        .map(name -> ROOT + "." + name + "..")
                        .collect(Collectors.toList());
        above.add(ROOT);
        above.add(ROOT + ".cli");
        return above.toArray(String[]::new);
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching(ROOT + ".(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /// A module's own package holds its values, which its parts use, and its service, which uses
    /// its parts; between parts there is an order.
    @Test
    void partsHaveNoCycles() {
        slices().assignedFrom(new Parts()).should().beFreeOfCycles().check(CLASSES);
    }

    private static final class Parts implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return parts(name) == 4 ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "parts of modules";
        }
    }

    @Test
    void partsAreUsedByTheirModuleOrAsListed() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = type.getPackageName();
                String to = dependency.getTargetClass().getPackageName();
                if (to.startsWith(ROOT + ".") && parts(to) == 4 && !mayUse(from, to)) {
                    found.add(type.getName() + " -> " + dependency.getTargetClass().getName());
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    private static boolean mayUse(String from, String part) {
        String module = module(part);
        return from.equals(ROOT)
                || from.equals(ROOT + ".cli")
                || module(from).equals(module)
                || part.startsWith(ROOT + ".technical.ta.") // kernels are there to be used
                || OPEN_PARTS.getOrDefault(part.substring(ROOT.length() + 1), Set.of()).stream()
                        .anyMatch(user -> module(from).equals(ROOT + "." + user));
    }

    /// Each room of the picture in `architecture.md` is there once, with the parts that it has.
    @Test
    void thePictureHasThePartsOfEachRoom() throws IOException {
        String picture =
                Files.readString(Path.of("src/site/markdown/internals/architecture.md"))
                        .split("```", -1)[1];
        Map<String, Set<String>> parts = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String[] names = type.getPackageName().split("\\.", -1);
            if (names.length > 3) {
                parts.computeIfAbsent(names[2], _ -> new TreeSet<>()).add(names[3]);
            }
        }
        Map<String, Set<String>> drawn = new TreeMap<>();
        Matcher room = Pattern.compile("(\\w+) \\( ([^)]*) \\)").matcher(picture);
        while (room.find()) {
            Set<String> before =
                    drawn.put(room.group(1), new TreeSet<>(Set.of(room.group(2).split(" · ", -1))));
            assertNull(before, room.group(1));
        }
        assertEquals(parts, drawn);
    }

    /// A role is what a route asks for, and the one type of Javalin's that is known elsewhere.
    @Test
    void httpIsKnownAtTheEdgeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..http..", ROOT + ".frontend..", ROOT + ".platform.outbound..")
                .and()
                .doNotHaveFullyQualifiedName(Role.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(CLASSES);
    }

    /// Users give the addresses that the desk calls, so it has no other client.
    @Test
    void theDeskCallsOutThroughOutboundOnly() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".desk..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.eclipse.jetty..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .check(CLASSES);
    }

    /// Routes ask their service; a service that also made them would be asked by what it makes.
    @Test
    void noServiceBuildsRoutesThatCallItBack() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            type.getConstructorCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getPackageName().endsWith(".http"))
                    .filter(call -> call.getTarget().getRawParameterTypes().contains(type))
                    .filter(call -> !type.getPackageName().endsWith(".http"))
                    .forEach(call -> found.add(call.getDescription()));
        }
        assertEquals(Set.of(), found);
    }

    /// What computes, parses or answers leaves the database to others.
    @Test
    void pureFloorsKnowNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".technical.ta..",
                        ROOT + ".platform.base..",
                        ROOT + ".platform.http..",
                        ROOT + ".platform.outbound..",
                        ROOT + ".platform.secrets..",
                        ROOT + ".desk.alert.channel..",
                        ROOT + ".market.calendar..",
                        ROOT + ".market.imports.format..",
                        ROOT + ".market.imports.date..",
                        ROOT + ".technical.statistics..",
                        ROOT + ".trading.execution..",
                        ROOT + ".trading.rules..",
                        ROOT + ".research.backtest.doubt..",
                        ROOT + ".research.backtest.metric..",
                        ROOT + ".research.backtest.portfolio..",
                        ROOT + ".research.backtest.report..",
                        ROOT + ".research.backtest.run..",
                        ROOT + ".research.backtest.spec..",
                        ROOT + ".research.backtest.sweep..",
                        ROOT + ".research.analysis.vote..",
                        ROOT + ".research.analysis.plan..",
                        ROOT + ".research.analysis.context..",
                        ROOT + ".research.analysis.profile..",
                        ROOT + ".research.analysis.view..",
                        ROOT + ".frontend..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "org.postgresql..")
                .check(CLASSES);
    }

    /// A DAO with connections of its own is built once, by its module or by the job engine; those
    /// without work on the caller's transaction and may be made anywhere.
    @Test
    void modulesBuildTheDaos() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            type.getConstructorCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getSimpleName().endsWith("Dao"))
                    .filter(call -> !call.getTarget().getRawParameterTypes().isEmpty())
                    .filter(call -> parts(type.getPackageName()) != 3)
                    .filter(call -> !type.getSimpleName().equals("Engine"))
                    .forEach(call -> found.add(call.getDescription()));
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void kernelsUseTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".technical.ta..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".technical.ta..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void noPackageHasTooManyTypes() {
        Map<String, Integer> sizes = new TreeMap<>();
        topLevel().forEach(type -> sizes.merge(type.getPackageName(), 1, Integer::sum));
        sizes.values().removeIf(size -> size <= MOST_TYPES);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void noSimpleNameStandsTwice() {
        Map<String, Integer> names = new TreeMap<>();
        topLevel().forEach(type -> names.merge(type.getSimpleName(), 1, Integer::sum));
        names.values().removeIf(count -> count == 1);
        assertEquals(Map.of(), names);
    }

    @Test
    void parametersAreFew() {
        Map<String, Integer> tooLong = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            type.getConstructors().stream()
                    .filter(_ -> !type.isEnum() && !type.isAnonymousClass())
                    .filter(_ -> !COLUMNS.contains(type.getName()))
                    .filter(made ->
                            made.getRawParameterTypes().size()
                                    > (type.isRecord() ? MOST_COMPONENTS : MOST_BUILT_OF))
                    .forEach(made ->
                            tooLong.put(type.getName(), made.getRawParameterTypes().size()));
            type.getMethods().stream()
                    .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .filter(_ -> !type.getPackageName().startsWith("bellwether.technical.ta."))
                    .filter(method -> method.getRawParameterTypes().size() > MOST_PARAMETERS)
                    .forEach(method ->
                            tooLong.put(
                                    method.getFullName(), method.getRawParameterTypes().size()));
        }
        assertEquals(Map.of(), tooLong);
    }

    private static List<JavaClass> topLevel() {
        return CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    @Test
    void onlyTheCommandsAskTheSystemForTheTime() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(LocalProgram|BackupCommand)")
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

    private static int parts(String name) {
        return name.split("\\.", -1).length;
    }

    private static int floor(String name) {
        String[] parts = name.split("\\.", -1);
        return parts.length < 2 ? -1 : FLOORS.indexOf(parts[1]);
    }

    /// Its first three names: root, floor and module.
    private static String module(String name) {
        String[] parts = name.split("\\.", -1);
        return String.join(".", List.of(parts).subList(0, Math.min(3, parts.length)));
    }
}
