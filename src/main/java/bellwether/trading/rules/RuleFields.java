package bellwether.trading.rules;

import bellwether.technical.ta.Input;
import bellwether.trading.rules.field.FieldSource;
import bellwether.trading.rules.field.StandardFields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which names a condition may use. Those of bars, indicators and patterns are always known;
/// callers add their own (verdicts, sectors, positions) and supply their columns.
public final class RuleFields {
    private static final RuleFields STANDARD = new RuleFields(List.of(), Set.of());

    private final Map<String, RuleField> supplied = new LinkedHashMap<>();
    private final Set<Membership> memberships;

    private RuleFields(Collection<RuleField> fields, Set<Membership> memberships) {
        fields.forEach(field -> supplied.put(field.name().toLowerCase(Locale.ROOT), field));
        this.memberships = Set.copyOf(memberships);
    }

    /// Bars, indicators, patterns, the calendar, returns.
    public static RuleFields standard() {
        return STANDARD;
    }

    /// These and others.
    public RuleFields with(Collection<RuleField> others) {
        return new RuleFields(
                Stream.concat(supplied.values().stream(), others.stream()).toList(), memberships);
    }

    /// These, and lists or screens by name.
    public RuleFields with(Membership... kinds) {
        return new RuleFields(
                supplied.values(),
                Stream.concat(memberships.stream(), Stream.of(kinds)).collect(Collectors.toSet()));
    }

    /// The field of a name as it was typed; its own name is how it is printed.
    ///
    /// @throws IllegalArgumentException when an indicator is known but one of its parameters is out
    ///   of bounds, or its line is left out; the message says which
    public Optional<RuleField> find(String name) {
        RuleField own = supplied.get(name.toLowerCase(Locale.ROOT));
        return own != null ? Optional.of(own) : StandardFields.find(name);
    }

    /// One that a tree names: it was found before.
    public RuleField named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no field is called " + name));
    }

    public boolean isSupplied(String name) {
        return !supplied.isEmpty() && supplied.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /// Whether it depends on positions or money: only what callers supply does.
    public boolean isLive(String name) {
        return isSupplied(name) && named(name).isLive();
    }

    /// Whether its values need the closes of a benchmark, which conditions are not given.
    public boolean needsBenchmark(String name) {
        return !isSupplied(name)
                && StandardFields.source(name)
                        .filter(FieldSource.IndicatorLine.class::isInstance)
                        .map(FieldSource.IndicatorLine.class::cast)
                        .filter(line ->
                                line.choice().indicator().inputs().contains(Input.BENCHMARK))
                        .isPresent();
    }

    public boolean knows(Membership kind) {
        return memberships.contains(kind);
    }

    /// All names, with `SMA_20` for each indicator with its defaults.
    public List<String> names() {
        return Stream.concat(
                        supplied.values().stream().map(RuleField::name),
                        StandardFields.names().stream())
                .toList();
    }

    /// What the catalogue of fields shows.
    public List<RuleField> all() {
        return names().stream().flatMap(name -> find(name).stream()).toList();
    }
}
