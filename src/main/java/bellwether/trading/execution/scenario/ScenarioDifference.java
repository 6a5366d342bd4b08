package bellwether.trading.execution.scenario;

/// One thing that came otherwise than a case expects.
///
/// @param what such as `fill 2`, `cash`, `#e.sl`
public record ScenarioDifference(String caseId, String what, String expected, String got) {
    public String words() {
        return "%s %s: expected %s, got %s".formatted(caseId, what, expected, got);
    }
}
